import { compareReleases } from '../releases.js';
import type { MachineType } from './release.js';

/**
 * The release that a machine type is named after: `pc-q35-4.0.1` -> `4.0.1`.
 * @returns null for a name without a release of QEMU's (`microvm`, `isapc`, `none`, `pc-q35-rhel9.2.0`)
 */
export function machineRelease(machine: string): string | null {
  return /-(\d+(?:\.\d+)+)$/.exec(machine)?.[1] ?? null;
}

/**
 * The compat arrays that apply to a machine type by its version: array X.Y holds for X.Y and older. A micro release of
 * a machine type counts as its X.Y; a name without a release is older than any.
 *
 * Source: pc_machine_*_options of pc_piix.c and pc_q35.c, all releases.
 * @param arrays names of arrays; the answer keeps their order
 */
export function arraysOf(machine: string, arrays: readonly string[]): string[] {
  const series = (machineRelease(machine) ?? '0.0').split('.').slice(0, 2).join('.');
  return arrays.filter((array) => compareReleases(array, series) >= 0);
}

/** A key for all of a machine type that CPUs depend on: with equal ones every name means the same CPU. */
export function machineKey({ defaultCpuVersion, compat, splitIrqchip, kvmDefaults }: MachineType): string {
  return JSON.stringify([defaultCpuVersion, compat, splitIrqchip, kvmDefaults ?? {}]);
}

/** Machine types in groups of alike ones, by {@link machineKey}; both in the order given. */
export function alikeMachines(machines: readonly MachineType[]): MachineType[][] {
  const groups = new Map<string, MachineType[]>();
  for (const machine of machines) {
    const group = groups.get(machineKey(machine));
    if (group === undefined) groups.set(machineKey(machine), [machine]);
    else group.push(machine);
  }
  return [...groups.values()];
}
