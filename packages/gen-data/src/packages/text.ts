import type { DataPackage, ExpansionEntry, FeatureEntry, ModelEntry, QemuEntry } from '../types.js';

/**
 * The data as lines of fields between tabs, which a few dozen lines of any language read: names (n), sets of them by
 * number in base 36 (s), features (f), and per release (r) models (m) with versions (v), machine types (k) and what each
 * name is (e). A field without a value is empty.
 */
export function dataText(data: DataPackage): string {
  const names = [...new Set(Object.values(data.sets).flat())].sort();
  const numberOf = new Map(names.map((name, i) => [name, i.toString(36)]));
  const sets = new Map(usedSets(data).map((key, i) => [key, i]));
  const cpuSet = (key: string) => String(sets.get(data.cpus[key]?.on ?? ''));
  const lines = [
    ...names.map((name) => ['n', name]),
    ...[...sets.keys()].map((key) => ['s', (data.sets[key] ?? []).map((name) => numberOf.get(name)).join(' ')]),
    ...data.features.map(featureLine),
    ...data.qemu.flatMap((entry) => releaseLines(entry, cpuSet)),
  ];
  return lines.map((fields) => `${fields.join('\t')}\n`).join('');
}

/** Keys of the sets that a CPU has. */
function usedSets({ cpus }: DataPackage): string[] {
  return [...new Set(Object.values(cpus).map(({ on }) => on))].sort();
}

function featureLine({ name, qemu, libvirt, linux, aliases }: FeatureEntry): string[] {
  return ['f', name, qemu ?? '', libvirt ?? '', linux ?? '', aliases.join(' ')];
}

function releaseLines(
  { release, models, machines, expansions }: QemuEntry,
  setOf: (cpu: string) => string,
): string[][] {
  const set = (entry: ExpansionEntry | undefined) => (entry === undefined ? '' : setOf(entry.cpu));
  return [
    ['r', release],
    ...models.flatMap(modelLines),
    ...machines.map(({ name, alias, class: kind }) => ['k', name, alias ?? '', kind]),
    ...Object.entries(expansions).map(([name, { kvm, tcg }]) => {
      const except = [...exceptions('kvm', kvm, setOf), ...exceptions('tcg', tcg, setOf)].join(' ');
      return ['e', name, set(kvm), set(tcg), except];
    }),
  ];
}

function modelLines({ name, vendor, family, model, stepping, deprecated, versions }: ModelEntry): string[][] {
  return [
    ['m', name, vendor, String(family), String(model), String(stepping), deprecated === null ? '0' : '1'],
    ...versions.map((version) => ['v', version.name, version.alias ?? '', String(version.abiLevel)]),
  ];
}

/** Classes of machine types on which a name has other features: `kvm:c3=17`. */
function exceptions(accelerator: string, entry: ExpansionEntry | undefined, setOf: (cpu: string) => string): string[] {
  if (entry === undefined) return [];
  const usual = setOf(entry.cpu);
  return Object.entries(entry.except)
    .map(([kind, cpu]) => [kind, setOf(cpu)] as const)
    .filter(([, set]) => set !== usual)
    .map(([kind, set]) => `${accelerator}:${kind}=${set}`);
}
