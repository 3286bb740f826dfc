import { CpuModelError } from '../errors.js';
import type { CompatArray, MachineType, QemuRelease } from '../qemu/release.js';
import type { MachineEntries } from './facts/fact.js';
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
  const base = release.machines.find(({ name }) => name === `${found?.family}-${found?.based}`);
  if (found === null || base === undefined) return release;
  const made = known.get(release) ?? new Map<string, QemuRelease>();
  known.set(release, made);
  const { under = [], over = [] } = found.distribution;
  const extended = made.get(machine) ?? extend(release, machine, base, under, over);
  made.set(machine, extended);
  return extended as QemuRelease<Model, string>;
}

function extend(
  release: QemuRelease,
  machine: string,
  base: MachineType,
  under: readonly MachineEntries[],
  over: readonly MachineEntries[],
): QemuRelease {
  const arrays = (kind: string, lists: readonly MachineEntries[]): CompatArray[] =>
    lists
      .filter(({ machines }) => machines === undefined || new RegExp(machines).test(machine))
      .map(({ entries }, i) => ({
        name: `${machine} ${kind} ${i + 1}`,
        entries: entries.map(({ model = null, property, value }) => ({ model, property, value })),
      }));
  const [first, last] = [arrays('under', under), arrays('over', over)];
  const compat = [...first.map(({ name }) => name), ...base.compat, ...last.map(({ name }) => name)];
  return {
    ...release,
    compat: [...release.compat, ...first, ...last],
    machines: [...release.machines, { ...base, name: machine, alias: null, compat }],
  };
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
