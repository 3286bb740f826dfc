import type { Accelerator, AcceleratorDefault, PropertySpec, PropertyType, XsaveComponent } from '@cpu-models/runtime';
import { holds, type PropertyEntry, type Source, valueAt } from '@cpu-models/source';

/** What the accelerators set on every named model in a release. */
export function acceleratorsOf(source: Source, release: string): Record<Accelerator, AcceleratorDefault[]> {
  const file = source.one('accelerators').value;
  const defaults = (list: typeof file.kvm): AcceleratorDefault[] =>
    list
      .filter((entry) => holds(entry, release))
      .map(({ property, value, when }) => ({ property, value, when: when ?? 'always' }));
  return { kvm: defaults(file.kvm), tcg: defaults(file.tcg) };
}

/** What `max` sets for itself in a release. */
export function maxOf(source: Source, release: string): (readonly [string, string])[] {
  const { max } = source.one('accelerators').value;
  return max.filter((entry) => holds(entry, release)).map(({ property, value }) => [property, value] as const);
}

/** Properties of a release that are no feature bit. */
export function propertiesOf(source: Source, release: string): PropertySpec[] {
  return source
    .one('properties')
    .value.properties.filter((entry) => holds(entry, release))
    .map((entry) => toSpec(entry, release));
}

function toSpec(entry: PropertyEntry, release: string): PropertySpec {
  const value = valueAt(entry.default as string | number | boolean, release) ?? '';
  return {
    name: entry.name,
    type: entry.type as PropertyType,
    default: entry.type === 'uint64' ? BigInt(value as string) : value,
    ...(entry.minimum === undefined ? {} : { minimum: entry.minimum }),
    ...(entry.maximum === undefined ? {} : { maximum: entry.maximum }),
    ...(entry.models === undefined ? {} : { models: entry.models }),
    instance: entry.instance !== undefined,
    guestVisible: entry.internal === undefined,
  };
}

/** Other spellings of properties, those of feature bits among them. */
export function aliasesOf(source: Source, release: string): Record<string, string> {
  const own = source
    .one('properties')
    .value.aliases.filter((entry) => holds(entry, release))
    .map(({ alias, property }) => [alias, property] as const);
  const ofFeatures = source
    .all('word')
    .flatMap(({ value }) =>
      value.features.flatMap((feature) =>
        (feature.aliases ?? [])
          .filter((alias) => typeof alias === 'string' || holds(alias, release))
          .map((alias) => [typeof alias === 'string' ? alias : alias.name, feature.qemu ?? feature.name] as const),
      ),
    );
  return Object.fromEntries([...ofFeatures, ...own].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** XSAVE components of a release. */
export function xsaveOf(source: Source, release: string): XsaveComponent[] {
  return source
    .one('cpuid')
    .value.xsave.filter((area) => holds(area, release))
    .map(({ component, register, owners, size, offset }) => ({
      component,
      register,
      owners: owners.filter((owner) => holds(owner, release)).map((owner) => owner.feature),
      size,
      offset,
    }));
}
