import type { AcceleratorDefault, PropertySpec, PropertyType, XsaveComponent } from '@cpu-models/runtime';
import type { PropertiesFile } from '@cpu-models/source';
import type { QemuSlice } from '../slice/qemu.js';
import type { Timeless } from '../slice/timeless.js';

/** What the accelerators set on every named model, and what `max` sets for itself. */
export function acceleratorsOf(slice: QemuSlice) {
  const { kvm, tcg, max } = slice.one('accelerators');
  const defaults = (list: typeof kvm): AcceleratorDefault[] =>
    list.map(({ property, value, when }) => ({ property, value, when: when ?? 'always' }));
  return {
    accelerators: { kvm: defaults(kvm), tcg: defaults(tcg) },
    max: max.map(({ property, value }) => [property, value] as const),
  };
}

/** Properties that are no feature bit. */
export function propertiesOf(slice: QemuSlice): PropertySpec[] {
  return slice.one('properties').properties.map(toSpec);
}

type Entry = Timeless<PropertiesFile>['properties'][number];

function toSpec(entry: Entry): PropertySpec {
  return {
    name: entry.name,
    type: entry.type as PropertyType,
    default: entry.type === 'uint64' ? BigInt(entry.default as string) : entry.default,
    ...(entry.minimum === undefined ? {} : { minimum: entry.minimum }),
    ...(entry.maximum === undefined ? {} : { maximum: entry.maximum }),
    ...(entry.models === undefined ? {} : { models: entry.models }),
    instance: entry.instance !== undefined,
    guestVisible: entry.internal === undefined,
  };
}

/** Other spellings of properties, those of feature bits among them. */
export function aliasesOf(slice: QemuSlice): Record<string, string> {
  const own = slice.one('properties').aliases.map(({ alias, property }) => [alias, property] as const);
  const ofFeatures = slice.words.flatMap(({ bits }) =>
    bits.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name as string] as const)),
  );
  return Object.fromEntries([...ofFeatures, ...own].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** XSAVE components. */
export function xsaveOf(slice: QemuSlice): XsaveComponent[] {
  return slice.one('cpuid').xsave.map(({ component, register, owners, size, offset }) => ({
    component,
    register,
    owners: owners.map(({ feature }) => feature),
    size,
    offset,
  }));
}
