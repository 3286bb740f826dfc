import { X86_LEVELS } from './generated/levels.js';
import { versionedName } from './qemu/models.js';
import type { QemuRelease } from './qemu/release.js';
import { versionFeatures } from './qemu/versions.js';

export { X86_LEVELS };

/** An x86-64 ABI level; 0 is a processor that is not even the baseline. */
export type X86Level = 0 | 1 | 2 | 3 | 4;

/**
 * The x86-64 ABI level of a processor with these features: 1 for the baseline, up to 4 for x86-64-v4; 0 for none.
 * @param features in QEMU's own spelling (`pni`, not `sse3`)
 */
export function x86Level(features: ReadonlySet<string>): X86Level {
  const missed = X86_LEVELS.findIndex((names) => names.some((name) => !features.has(name)));
  return (missed < 0 ? X86_LEVELS.length : missed) as X86Level;
}

/** What a processor lacks for a level, all levels below it included. */
export function missingForLevel(features: ReadonlySet<string>, level: X86Level): string[] {
  return X86_LEVELS.slice(0, level).flatMap((names) => names.filter((name) => !features.has(name)));
}

/** One version of a model in a release. */
export interface ModelVersionLevel {
  readonly model: string;
  readonly version: number;
  /** `EPYC-v2`: means the same on every machine type. */
  readonly name: string;
  readonly alias: string | null;
  readonly level: X86Level;
}

/** The level of every version of every model of a release, by name. */
export function levelsOf(release: QemuRelease): ModelVersionLevel[] {
  const rows = release.models.flatMap((definition) =>
    definition.versions.map(({ version, alias }) => ({
      model: definition.name,
      version,
      name: versionedName(definition, version),
      alias,
      level: x86Level(versionFeatures(release, definition, version)),
    })),
  );
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}
