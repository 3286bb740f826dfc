import { arraysOf, type CompatArray, type MachineType } from '@cpu-models/runtime';
import type { QemuSlice } from '../slice/qemu.js';

/** Compat arrays of a release, in order of application: newest first, so that the oldest machine's entry wins. */
export function compatOf(slice: QemuSlice): CompatArray[] {
  return slice.compat.map(toCompat);
}

export function toCompat({ array, entries }: QemuSlice['compat'][number]): CompatArray {
  return {
    name: array,
    entries: entries.map(({ model, property, value }) => ({ model: model ?? null, property, value })),
  };
}

/** Machine types of a release. */
export function machinesOf(slice: QemuSlice): MachineType[] {
  const arrays = slice.compat.map(({ array }) => array);
  return slice.families.flatMap((family) =>
    family.machines.map((machine, i) => toMachine(family, machine, i === 0, arrays)),
  );
}

type Family = QemuSlice['families'][number];

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
