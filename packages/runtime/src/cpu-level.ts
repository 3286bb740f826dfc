import type { About } from './about.js';
import { featuresOn } from './explain/words.js';
import { levelsOf, missingForLevel, type X86Level, x86Level } from './levels.js';
import { unavailableFeatures } from './qemu/filter.js';
import type { QemuRelease } from './qemu/release.js';
import type { ResolvedCpu } from './qemu/resolve.js';
import { versionFeatures } from './qemu/versions.js';

/** The x86-64 ABI level of a guest's CPU, and what keeps it from the next. */
export interface CpuLevel {
  readonly level: X86Level;
  /** QEMU's names of what is lacking for each level above it. */
  readonly lacks: Readonly<Partial<Record<2 | 3 | 4, readonly string[]>>>;
}

/** The level of a resolved CPU; what the accelerator is known not to give does not count (TCG). */
export function cpuLevel(cpu: ResolvedCpu): CpuLevel {
  const unavailable = new Set(cpu.accelerator === 'tcg' ? (unavailableFeatures(cpu) ?? []) : []);
  return levelOfFeatures(new Set(featuresOn(cpu).filter((name) => !unavailable.has(name))));
}

/** The level of a set of features in QEMU's spelling. */
export function levelOfFeatures(features: ReadonlySet<string>): CpuLevel {
  const level = x86Level(features);
  const above = ([2, 3, 4] as const).filter((one) => one > level);
  return { level, lacks: Object.fromEntries(above.map((one) => [one, missingForLevel(features, one)])) };
}

/** A model that reaches a level. */
export interface LeastModel {
  /** As in CPUID leaf 0. */
  readonly vendor: string;
  readonly name: string;
  readonly alias: string | null;
}

/**
 * The least model of each vendor that reaches a level: the oldest, as the years of its hardware say, else the one with the
 * fewest features.
 * @param about ABOUT.models of the data
 */
export function leastForLevel(release: QemuRelease, level: X86Level, about: About['models'] = {}): LeastModel[] {
  const best = new Map<string, LeastModel & { readonly weight: number }>();
  for (const { model, version, name, alias, level: reached } of levelsOf(release)) {
    const definition = release.models.find((one) => one.name === model);
    if (definition === undefined || reached < level) continue;
    const year = about[model]?.hardware?.year ?? 9999;
    const weight = (year * 1000 + versionFeatures(release, definition, version).size) * 100 + version;
    const known = best.get(definition.vendor);
    if (known === undefined || weight < known.weight)
      best.set(definition.vendor, {
        vendor: definition.vendor,
        name,
        alias: alias ?? (version === 1 ? model : null),
        weight,
      });
  }
  return [...best.values()].map(({ vendor, name, alias }) => ({ vendor, name, alias }));
}
