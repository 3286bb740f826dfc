import { asFamilies, groupedArrays, type SingleArray, singleArrays, wholeFamilies } from '@cpu-models/catalog';
import { arraysOf, compareReleases, machineRelease } from '@cpu-models/runtime';
import type { CompatFile, CompatProperty, MachineEntry, MachineFamily, MachinesFile } from '@cpu-models/source';
import type { QemuTree, TreeCompatArray, TreeCompatEntry, TreeMachine } from '../qemu-tree/types.js';
import { type Axis, extendTimeline, mergeList } from './spans.js';
import { definedOnly } from './words.js';

/**
 * `pc_compat_9_0` -> `9.0`, and `pc_i440fx_1_3_machine_options.compat`, an array inside of a function, -> `1.3`; undefined
 * for an array that is not named after a release.
 */
export function arrayName(variable: string): string | undefined {
  const match = /^(?:pc_compat_(\d+)_(\d+)|pc_[a-z]\w*?_(\d+)_(\d+)_machine_options\.\w+)$/.exec(variable);
  return match === null ? undefined : `${match[1] ?? match[3]}.${match[2] ?? match[4]}`;
}

/** Brings the compatibility properties of CPUs up to date with a release. */
export function mergeCompat(file: CompatFile | undefined, tree: QemuTree, axis: Axis): CompatFile {
  const existing = file === undefined ? [] : singleArrays(file);
  const arrays = tree.compatArrays.filter(
    (array) => arrayName(array.name) !== undefined && cpuEntries(array).length > 0,
  );
  const merged = mergeList<SingleArray, TreeCompatArray>(
    existing,
    arrays,
    axis,
    { of: (entry) => entry.array, ofWanted: (array) => arrayName(array.name) as string },
    (entry, array, inner) => mergeArray(entry, array, inner),
  );
  return groupedArrays(
    merged.sort((a, b) => compareReleases(b.array, a.array)),
    file?.heads,
  );
}

function cpuEntries(array: TreeCompatArray): readonly TreeCompatEntry[] {
  return array.entries.filter((entry) => entry.driver.kind !== 'device');
}

function mergeArray(existing: SingleArray | undefined, array: TreeCompatArray | undefined, axis: Axis): SingleArray {
  if (array === undefined) return existing as SingleArray;
  return definedOnly({
    array: arrayName(array.name) as string,
    since: existing?.since,
    until: existing?.until,
    in: array.file === 'hw/i386/pc.c' ? undefined : array.file,
    entries: mergeList<CompatProperty, TreeCompatEntry>(
      existing?.entries ?? [],
      cpuEntries(array),
      axis,
      {
        of: (entry) => `${entry.model ?? ''} ${entry.property}=${entry.value}`,
        ofWanted: (entry) => `${driverModel(entry) ?? ''} ${entry.property}=${entry.value}`,
      },
      (entry, found) => entry ?? toProperty(found as TreeCompatEntry),
    ),
  });
}

function driverModel(entry: TreeCompatEntry): string | undefined {
  return entry.driver.kind === 'cpu' ? entry.driver.model : undefined;
}

function toProperty(entry: TreeCompatEntry): CompatProperty {
  return definedOnly({ model: driverModel(entry), property: entry.property, value: entry.value });
}

/** Brings the machine types of the families that the source has up to date with a release. */
export function mergeMachines(file: MachinesFile, tree: QemuTree, axis: Axis): MachinesFile {
  // A tree without machine types is a part of one: it says nothing of those that the source has.
  if (tree.machines.length === 0) return file;
  const { lifetime, assumed } = file;
  const families = wholeFamilies(file).map((family) =>
    mergeFamily(
      family,
      tree.machines.filter(({ name }) => isOf(name, family)),
      axis,
    ),
  );
  return definedOnly({ lifetime, assumed, ...asFamilies(families, lifetime) });
}

/** `pc-q35-9.2`, and by its alias `pc-1.3`: before QEMU 1.4 there was one PC. */
function isOf(machine: string, { family, alias }: MachineFamily): boolean {
  return machine === family || [family, alias].some((name) => machine === `${name}-${machineRelease(machine)}`);
}

function mergeFamily(existing: MachineFamily, machines: readonly TreeMachine[], axis: Axis): MachineFamily {
  const { family } = existing;
  const alias = existing.alias ?? machines.find((machine) => machine.alias !== null)?.alias ?? undefined;
  const model =
    existing['default-cpu-model'] ??
    machines.find((machine) => machine.defaultCpuModel !== null)?.defaultCpuModel ??
    undefined;
  const versioned = machines.some((machine) => machineRelease(machine.name) !== null) || existing.versioned;
  const merged = mergeList<MachineEntry, TreeMachine>(
    existing.machines,
    machines,
    axis,
    { of: (entry) => entry.name, ofWanted: (machine) => machine.name },
    (entry, machine, inner) => mergeMachine(entry, machine, inner, model, versioned === true),
  );
  return definedOnly({
    family,
    alias,
    'default-cpu-model': model,
    versioned: versioned ? true : undefined,
    machines: versioned
      ? merged.sort((a, b) => compareReleases(machineRelease(b.name) ?? '0.0', machineRelease(a.name) ?? '0.0'))
      : merged,
  });
}

function mergeMachine(
  existing: MachineEntry | undefined,
  tree: TreeMachine | undefined,
  axis: Axis,
  familyModel: string | undefined,
  versioned: boolean,
): MachineEntry {
  if (tree === undefined) return existing as MachineEntry;
  const version = tree.defaultCpuVersion === 1 ? undefined : tree.defaultCpuVersion;
  const model = tree.defaultCpuModel ?? undefined;
  const arrays = tree.compat.map(arrayName).filter((name) => name !== undefined);
  return definedOnly({
    name: tree.name,
    since: existing?.since,
    until: existing?.until,
    'default-cpu-version': extendTimeline(existing?.['default-cpu-version'] as never, axis, version as never) as never,
    'default-cpu-model': existing?.['default-cpu-model'] ?? (model === familyModel ? undefined : model),
    'split-irqchip': extendTimeline(
      existing?.['split-irqchip'] as true | undefined,
      axis,
      tree.splitIrqchip ? true : undefined,
    ) as never,
    deprecated: deprecatedSince(existing, tree, axis),
    compat: versioned || arrays.length === 0 ? existing?.compat : arrays,
    'kvm-defaults': existing?.['kvm-defaults'] ?? kvmDefaults(tree),
  }) as MachineEntry;
}

function deprecatedSince(existing: MachineEntry | undefined, tree: TreeMachine, axis: Axis): string | undefined {
  const known = existing?.deprecated;
  const before = known !== undefined && compareReleases(known, axis.release) <= 0;
  if ((tree.deprecation !== null) === before) return known;
  if (tree.deprecation !== null) return axis.release;
  return axis.releases.find((release) => compareReleases(release, axis.release) > 0);
}

function kvmDefaults(tree: TreeMachine): MachineEntry['kvm-defaults'] {
  if (tree.kvmDefaultChanges.length === 0) return undefined;
  return Object.fromEntries(tree.kvmDefaultChanges.map(({ property, value }) => [property, value]));
}

/** Arrays that pin properties of CPUs but cannot be told by a release: named otherwise, or like another one. */
export function namelessArrays(tree: QemuTree): string[] {
  const arrays = tree.compatArrays.filter((array) => cpuEntries(array).length > 0);
  const names = arrays.map((array) => arrayName(array.name));
  return arrays.flatMap(({ name, file }, i) => {
    const what = `the compat array ${name} of ${file} pins properties of CPUs, and is`;
    if (names[i] === undefined) return [`${what} not named after a release`];
    return names.indexOf(names[i]) === i ? [] : [`${what} the second one of ${names[i]}`];
  });
}

/** Machine types whose compat arrays are not those that their version tells, by the rule of compat.yaml. */
export function ruleBreakers(tree: QemuTree, families: readonly MachineFamily[]): string[] {
  const names = tree.compatArrays.map((array) => arrayName(array.name)).filter((name) => name !== undefined);
  return tree.machines
    .filter(({ name }) =>
      families.some(({ family, versioned }) => versioned && name === `${family}-${machineRelease(name)}`),
    )
    .filter((machine) => {
      const ruled = arraysOf(machine.name, names);
      const real = machine.compat.map(arrayName).filter((name) => name !== undefined);
      return ruled.sort().join() !== [...real].sort().join();
    })
    .map((machine) => machine.name);
}
