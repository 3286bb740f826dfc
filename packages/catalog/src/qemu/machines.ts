import type { CompatArray, MachineType } from '@cpu-models/runtime';
import { compareReleases } from '@cpu-models/runtime';
import { holds, type MachineEntry, type MachineFamily, type Source, valueAt } from '@cpu-models/source';

/** Compat arrays of a release, in order of application: newest first, so that the oldest machine's entry wins. */
export function compatOf(source: Source, release: string): CompatArray[] {
  return source
    .one('compat')
    .value.arrays.filter((array) => holds(array, release))
    .map((array) => ({
      name: array.array,
      entries: array.entries
        .filter((entry) => holds(entry, release))
        .map(({ model, property, value }) => ({ model: model ?? null, property, value })),
    }));
}

/** Machine types of a release. */
export function machinesOf(source: Source, release: string): MachineType[] {
  const arrays = compatOf(source, release).map((array) => array.name);
  return source.one('machines').value.families.flatMap((family) => {
    const machines = family.machines.filter((machine) => holds(machine, release));
    return machines.map((machine, i) => toMachine(family, machine, i === 0, arrays, release));
  });
}

function toMachine(
  family: MachineFamily,
  machine: MachineEntry,
  newest: boolean,
  arrays: readonly string[],
  release: string,
): MachineType {
  const changed = machine['kvm-defaults'];
  return {
    name: machine.name,
    alias: newest ? (family.alias ?? null) : null,
    defaultCpuVersion: (valueAt(machine['default-cpu-version'], release) ?? 1) as MachineType['defaultCpuVersion'],
    defaultCpuModel: machine['default-cpu-model'] ?? family['default-cpu-model'] ?? '',
    compat: machine.compat ?? (family.versioned ? arraysFor(machine.name, arrays) : []),
    splitIrqchip: valueAt(machine['split-irqchip'], release) ?? false,
    ...(changed === undefined ? {} : { kvmDefaults: changed }),
    deprecated: machine.deprecated !== undefined && compareReleases(release, machine.deprecated) >= 0,
  };
}

/** Array X.Y applies to machine types X.Y and older; a micro release of a machine type counts as its X.Y. */
function arraysFor(machine: string, arrays: readonly string[]): string[] {
  const version = /(\d+\.\d+)(\.\d+)?$/.exec(machine)?.[1] ?? '0.0';
  return arrays.filter((array) => compareReleases(array, version) >= 0);
}
