import { qemuRelease } from '@cpu-models/catalog';
import { hasMovedOn, likeMachines } from '@cpu-models/freeze';
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

/** A bare name that means a newer version now, where the machine type promises the newest there is. */
export interface MovedName {
  readonly release: string;
  readonly name: string;
  readonly to: string;
  readonly machines: readonly string[];
}

export interface Answers {
  /** Names that stopped existing or mean something else. */
  readonly changed: readonly ChangedAnswer[];
  readonly moved: readonly MovedName[];
  /** Names that are new in a release. */
  readonly added: readonly { readonly release: string; readonly names: readonly string[] }[];
  /** How many answers were compared. */
  readonly compared: number;
}

export const NO_ANSWERS: Answers = { changed: [], moved: [], added: [], compared: 0 };

/** Compares what every name of every release that both states describe means, on every machine type and accelerator. */
export function compareAnswers(base: Source, head: Source): Answers {
  const both = releasesOf(base).filter((release) => releasesOf(head).includes(release));
  const results = both.map((release) => compareRelease(qemuRelease(base, release), qemuRelease(head, release)));
  return {
    changed: results.flatMap(({ changed }) => changed),
    moved: results.flatMap(({ moved }) => moved),
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
  const machines = likeMachines(before, after);
  const count = [...machines.values()].flat().length;
  // A release that nothing touched answers as before.
  const same = canonicalJson(before) === canonicalJson(after);
  const found = same ? [] : cases.map((asked) => ({ ...asked, ...compareName(before, after, machines, asked) }));
  return {
    changed: [
      ...lost,
      ...found.flatMap(({ accelerator, name, changed }) => changedAnswer(before.release, accelerator, name, changed)),
    ],
    moved: found
      // Both accelerators say the same of it.
      .filter(({ accelerator, moved }) => accelerator === 'tcg' && moved.length > 0)
      .map(({ name, moved }) => movedName(before.release, name, moved)),
    added: added.length === 0 ? [] : [{ release: before.release, names: added }],
    compared: cases.length * count,
  };
}

/** Under KVM `max` and `host` are whatever the host is. */
function isPredictable(name: string, accelerator: 'tcg' | 'kvm'): boolean {
  return accelerator === 'tcg' ? name !== 'host' : name !== 'max' && name !== 'host';
}

/** Under KVM a guest shows its host's vendor; which one makes no difference to what changes. */
const HOST = { hostVendor: 'GenuineIntel' };

interface Compared {
  readonly changed: readonly { readonly machine: string; readonly properties: readonly string[] }[];
  readonly moved: readonly { readonly machine: string; readonly to: string }[];
}

function compareName(
  before: QemuRelease,
  after: QemuRelease,
  machines: ReadonlyMap<string, readonly string[]>,
  { accelerator, name }: Pick<ChangedAnswer, 'accelerator' | 'name'>,
): Compared {
  const [known, current] = [namesOf(before).models, namesOf(after).models];
  const pairs = [...machines].map(([machine, like]) => {
    const question = { machine, accelerator, model: name, ...HOST };
    return { like, old: resolve(before, question), now: resolve(after, question) };
  });
  const hasMoved = ({ old, now }: (typeof pairs)[number]) => hasMovedOn(known, current, old.aliasOf, now.aliasOf);
  const changed = pairs
    .filter((pair) => !hasMoved(pair))
    .map(({ like, old, now }) => ({ like, properties: differences(fullExpansion(old), fullExpansion(now)) }))
    .filter(({ properties }) => properties.length > 0);
  return {
    changed: changed.flatMap(({ like, properties }) => like.map((machine) => ({ machine, properties }))),
    moved: pairs
      .filter(hasMoved)
      .flatMap(({ like, now }) => like.map((machine) => ({ machine, to: now.aliasOf ?? '' }))),
  };
}

function changedAnswer(
  release: string,
  accelerator: 'tcg' | 'kvm',
  name: string,
  changed: Compared['changed'],
): ChangedAnswer[] {
  const [first] = changed;
  if (first === undefined) return [];
  return [
    { release, accelerator, name, machines: changed.map(({ machine }) => machine), properties: first.properties },
  ];
}

function movedName(release: string, name: string, moved: Compared['moved']): MovedName {
  return { release, name, to: moved[0]?.to ?? '', machines: moved.map(({ machine }) => machine) };
}

function differences(before: Record<string, PropertyValue>, after: Record<string, PropertyValue>): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => before[name] !== after[name])
    .map((name) => `${name}: ${before[name] ?? 'absent'} -> ${after[name] ?? 'absent'}`);
}
