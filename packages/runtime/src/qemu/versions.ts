import type { ModelDefinition, ModelVersion, QemuRelease } from './release.js';

/**
 * The versions of a model that make up one of them: each adds to those before it.
 *
 * Source: x86_cpu_apply_version_props, all releases.
 * @param version 0 for the definition alone
 */
export function versionsUpTo<Version extends { readonly version: number }>(
  versions: readonly Version[],
  version: number,
): readonly Version[] {
  return versions.filter((step) => step.version <= version);
}

/** A property as a version of a model sets it. */
export interface VersionSetting {
  readonly version: number;
  readonly property: string;
  readonly value: string;
}

/** What the versions up to one set, in the order in which QEMU applies it: of two settings of a property the last one holds. */
export function settingsUpTo(versions: readonly ModelVersion[], version: number): VersionSetting[] {
  return versionsUpTo(versions, version).flatMap((step) =>
    step.properties.map(([property, value]) => ({ version: step.version, property, value })),
  );
}

/** Id of the caches of a model's version, or null for the legacy ones (x86_cpu_get_versioned_cache_info). */
export function cacheOf({ cache, versions }: ModelDefinition, version: number): string | null {
  return versionsUpTo(versions, version).findLast((step) => step.cache !== null)?.cache ?? cache;
}

/**
 * Features after the versions up to one had their say.
 * @param features those of the definition
 * @param featuresOf what a property switches: none for one that is not a feature, two where QEMU gives two bits one name
 */
export function applyVersions(
  features: Iterable<string>,
  versions: readonly ModelVersion[],
  version: number,
  featuresOf: (property: string) => readonly string[],
): Set<string> {
  const result = new Set(features);
  for (const { property, value } of settingsUpTo(versions, version)) {
    for (const feature of featuresOf(property)) {
      if (value === 'on') result.add(feature);
      else if (value === 'off') result.delete(feature);
    }
  }
  return result;
}

/** The features of a version as it is defined, before machine type and accelerator have their say. */
export function versionFeatures(release: QemuRelease, definition: ModelDefinition, version: number): Set<string> {
  const table = release.words.flatMap(({ name, names }) => namesIn(names, definition.features[name] ?? 0n));
  const features = featuresKnownTo(release);
  return applyVersions(table, definition.versions, version, (property) => {
    const feature = release.aliases[property] ?? property;
    return features.has(feature) ? [feature] : [];
  });
}

/** The names of the bits of a mask; in halves, as a bigint costs much for each bit. */
function namesIn(names: readonly (string | null)[], mask: bigint): string[] {
  if (mask === 0n) return [];
  const halves = [Number(mask & 0xffff_ffffn), Number(mask >> 32n)] as const;
  const isIn = (bit: number) => ((halves[bit < 32 ? 0 : 1] >>> (bit & 31)) & 1) === 1;
  return names.filter((name, bit): name is string => name !== null && isIn(bit));
}

const known = new WeakMap<QemuRelease, ReadonlySet<string | null>>();

function featuresKnownTo(release: QemuRelease): ReadonlySet<string | null> {
  const names = known.get(release) ?? new Set(release.words.flatMap((word) => word.names));
  known.set(release, names);
  return names;
}
