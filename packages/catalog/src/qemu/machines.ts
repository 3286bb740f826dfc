import { arraysOf, type CompatArray, type MachineType } from '@cpu-models/runtime';
import type { CompatFile, MachinesFile } from '@cpu-models/source';
import type { QemuSlice } from '../slice/qemu.js';
import type { Timeless } from '../slice/timeless.js';

/** Compat arrays of a release, in order of application: newest first, so that the oldest machine's entry wins. */
export function compatOf(slice: QemuSlice): CompatArray[] {
  return slice.one('compat').arrays.map(toCompat);
}

export function toCompat({ array, entries }: Timeless<CompatFile>['arrays'][number]): CompatArray {
  return {
    name: array,
    entries: entries.map(({ model, property, value }) => ({ model: model ?? null, property, value })),
  };
}

/** Machine types of a release. */
export function machinesOf(slice: QemuSlice): MachineType[] {
  const arrays = slice.one('compat').arrays.map(({ array }) => array);
  return slice
    .one('machines')
    .families.flatMap((family) => family.machines.map((machine, i) => toMachine(family, machine, i === 0, arrays)));
}

type Family = Timeless<MachinesFile>['families'][number];

function toMachine(
  family: Family,
  machine: Family['machines'][number],
  newest: boolean,
  arrays: readonly string[],
): MachineType {
  const changed = machine['kvm-defaults'];
  return {
    name: machine.name,
    alias: newest ? (family.alias ?? null) : null,
    defaultCpuVersion: machine['default-cpu-version'] ?? 1,
    defaultCpuModel: machine['default-cpu-model'] ?? family['default-cpu-model'] ?? '',
    compat: machine.compat ?? (family.versioned ? arraysOf(machine.name, arrays) : []),
    splitIrqchip: machine['split-irqchip'] ?? false,
    ...(changed === undefined ? {} : { kvmDefaults: changed }),
    deprecated: machine.deprecated ?? false,
  };
}
