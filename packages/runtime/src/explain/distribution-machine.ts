import { CpuModelError } from '../errors.js';
import type { AcceleratorDefault, CompatArray, CompatEntry, MachineType, QemuRelease } from '../qemu/release.js';
import type { Distribution, MachineEntries } from './facts/fact.js';
import { distributionOf } from './machine-origin.js';

const known = new WeakMap<QemuRelease, Map<string, QemuRelease>>();

/**
 * A release with a distribution's machine type added, so that it can be asked like QEMU's own: QEMU's machine type of
 * the release that it is based on, with what the distribution sets. The release itself if it has the machine type, if
 * nobody is known to have it, or if it lacks the one that it is based on.
 */
export function withMachine<Model extends string>(
  release: QemuRelease<Model, string>,
  machine: string,
): QemuRelease<Model, string> {
  if (release.machines.some(({ name, alias }) => name === machine || alias === machine)) return release;
  const found = distributionOf(machine);
  const base = release.machines.find(({ name, alias }) => [name, alias].includes(found?.base ?? null));
  if (found === null || base === undefined) return release;
  const made = known.get(release) ?? new Map<string, QemuRelease>();
  known.set(release, made);
  const extended = made.get(machine) ?? extend(release, machine, base, found.distribution);
  made.set(machine, extended);
  return extended as QemuRelease<Model, string>;
}

function extend(release: QemuRelease, machine: string, base: MachineType, distribution: Distribution): QemuRelease {
  const [first, last] = [arraysOf('under', machine, distribution.under), arraysOf('over', machine, distribution.over)];
  const own = release.compat.filter(({ name }) => base.compat.includes(name));
  const kept = own.map((array) => without(array, machine, distribution));
  const compat = [...first, ...base.compat.flatMap((name) => kept.find((array) => array.of === name) ?? []), ...last];
  return {
    ...release,
    accelerators: { ...release.accelerators, kvm: kvmDefaults(release, distribution) },
    compat: [...release.compat, ...compat.filter(({ name }) => !base.compat.includes(name))],
    machines: [...release.machines, { ...base, name: machine, alias: null, compat: compat.map(({ name }) => name) }],
  };
}

function arraysOf(kind: string, machine: string, lists: readonly MachineEntries[] = []): CompatArray[] {
  return lists
    .filter(({ machines = '' }) => new RegExp(machines).test(machine))
    .map(({ entries }, i) => ({
      name: `${machine} ${kind} ${i + 1}`,
      entries: entries.map(({ model = null, property, value }) => ({ model, property, value })),
    }));
}

/** One of QEMU's arrays, under another name if the machine type lacks some of it. */
function without(array: CompatArray, machine: string, { without: missing = [] }: Distribution) {
  const lacking = missing.filter(
    ({ array: name, machines }) => name === array.name && new RegExp(machines).test(machine),
  );
  const isLacking = ({ property }: CompatEntry) =>
    lacking.some(({ properties }) => properties === undefined || properties.includes(property));
  const name = lacking.length === 0 ? array.name : `${array.name} of ${machine}`;
  return { name, of: array.name, entries: array.entries.filter((entry) => !isLacking(entry)) };
}

function kvmDefaults({ accelerators }: QemuRelease, { kvm = {} }: Distribution): AcceleratorDefault[] {
  const set = Object.entries(kvm).flatMap(([property, value]) =>
    value === null ? [] : [{ property, value, when: 'always' as const }],
  );
  return [...accelerators.kvm.filter(({ property }) => !(property in kvm)), ...set];
}

/**
 * Refuses a model that a distribution removed from its QEMU.
 *
 * @throws CpuModelError `unknown-model` for a model that the distribution's QEMU does not have with this machine type
 */
export function refuseRemoved(machine: string, model: string): void {
  const distribution = distributionOf(machine)?.distribution;
  for (const { machines, models, source } of distribution?.removed ?? []) {
    if (!new RegExp(machines).test(machine) || !models.includes(model.replace(/-v\d+$/, ''))) continue;
    throw new CpuModelError(
      'unknown-model',
      model,
      `the QEMU with machine type '${machine}' has no CPU model '${model}': ${distribution?.whose} left it out (${source})`,
      [],
    );
  }
}
