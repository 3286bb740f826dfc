import { qemuRelease } from '@cpu-models/catalog';
import {
  canonicalJson,
  fullExpansion,
  namesOf,
  type PropertyValue,
  type QemuRelease,
  resolve,
} from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';

/** A name that means something else in a release that is out. */
export interface ChangedAnswer {
  readonly release: string;
  readonly accelerator: 'tcg' | 'kvm';
  readonly name: string;
  /** Machine types on which it does, newest first. */
  readonly machines: readonly string[];
  /** `name: before -> after`; of one machine type, the others may differ in more. */
  readonly properties: readonly string[];
}

export interface Answers {
  /** Names that stopped existing or mean something else. */
  readonly changed: readonly ChangedAnswer[];
  /** Names that are new in a release. */
  readonly added: readonly { readonly release: string; readonly names: readonly string[] }[];
  /** How many answers were compared. */
  readonly compared: number;
}

/** Compares what every name of every release that both states describe means, on every machine type and accelerator. */
export function compareAnswers(base: Source, head: Source): Answers {
  const both = releasesOf(base).filter((release) => releasesOf(head).includes(release));
  const results = both.map((release) => compareRelease(qemuRelease(base, release), qemuRelease(head, release)));
  return {
    changed: results.flatMap(({ changed }) => changed),
    added: results.flatMap(({ added }) => added),
    compared: results.reduce((sum, { compared }) => sum + compared, 0),
  };
}

function releasesOf(source: Source): string[] {
  return source.one('release').value.qemu.map(({ release }) => release);
}

function compareRelease(before: QemuRelease, after: QemuRelease): Answers {
  const [old, now] = [namesOf(before), namesOf(after)];
  const added = now.models.filter((name) => !old.models.includes(name));
  const gone = old.models.filter((name) => !now.models.includes(name));
  // A release that nothing touched answers as before.
  const same = canonicalJson(before) === canonicalJson(after);
  const lost = gone.map(
    (name): ChangedAnswer => ({
      release: before.release,
      accelerator: 'kvm',
      name,
      machines: old.machines,
      properties: ['the name is gone'],
    }),
  );
  const cases = (['tcg', 'kvm'] as const)
    .flatMap((accelerator) => old.models.map((name) => ({ accelerator, name })))
    .filter(({ accelerator, name }) => !gone.includes(name) && isPredictable(name, accelerator));
  const machines = old.machines.filter((machine) => now.machines.includes(machine));
  const changed = same
    ? []
    : cases.flatMap(({ accelerator, name }) => compareName(before, after, machines, accelerator, name));
  return {
    changed: [...lost, ...changed],
    added: added.length === 0 ? [] : [{ release: before.release, names: added }],
    compared: cases.length * machines.length,
  };
}

/** Under KVM `max` and `host` are whatever the host is. */
function isPredictable(name: string, accelerator: 'tcg' | 'kvm'): boolean {
  return accelerator === 'tcg' ? name !== 'host' : name !== 'max' && name !== 'host';
}

/** Under KVM a guest shows its host's vendor; which one makes no difference to what changes. */
const HOST = { hostVendor: 'GenuineIntel' };

function compareName(
  before: QemuRelease,
  after: QemuRelease,
  machines: readonly string[],
  accelerator: 'tcg' | 'kvm',
  name: string,
): ChangedAnswer[] {
  const answer = (release: QemuRelease, machine: string) =>
    fullExpansion(resolve(release, { machine, accelerator, model: name, ...HOST }));
  const differing = machines
    .map((machine) => ({ machine, properties: differences(answer(before, machine), answer(after, machine)) }))
    .filter(({ properties }) => properties.length > 0);
  const [first] = differing;
  if (first === undefined) return [];
  return [
    {
      release: before.release,
      accelerator,
      name,
      machines: differing.map(({ machine }) => machine),
      properties: first.properties,
    },
  ];
}

function differences(before: Record<string, PropertyValue>, after: Record<string, PropertyValue>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name] ?? 'absent'} -> ${after[name] ?? 'absent'}`);
}
