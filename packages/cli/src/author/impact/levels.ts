import { FeatureIndex, versionFeatures } from '@cpu-models/catalog';
import { holds, type ModelFile, type Source } from '@cpu-models/source';

/** A name whose x86-64 level changes, or that is new with one. */
export interface LevelChange {
  readonly name: string;
  /** 0: below x86-64-v1; null: there is no such version. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What each level adds to the one below, by the x86-64 psABI. */
const LEVELS: readonly (readonly string[])[] = [
  ['cmov', 'cx8', 'fpu', 'fxsr', 'mmx', 'syscall', 'sse', 'sse2', 'lm'],
  ['cx16', 'lahf-lm', 'popcnt', 'pni', 'sse4.1', 'sse4.2', 'ssse3'],
  ['avx', 'avx2', 'bmi1', 'bmi2', 'f16c', 'fma', 'abm', 'movbe', 'xsave'],
  ['avx512f', 'avx512bw', 'avx512cd', 'avx512dq', 'avx512vl'],
];

/** Versions of models in the newest QEMU release whose level changes. */
export function changedLevels(base: Source, head: Source): LevelChange[] {
  const [before, after] = [levelsOf(base), levelsOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

function levelsOf(source: Source): Map<string, number> {
  const release = source.one('release').value.qemu.at(-1)?.release as string;
  const index = new FeatureIndex(source.all('word').map(({ value }) => value));
  const models = source.all('model').map(({ value }) => value).filter((model) => holds(model, release));
  return new Map(models.flatMap((model) => versionsOf(model, release).map((version) => [`${model.name}-v${version}`, levelOf(versionFeatures(model, version, index, release))] as const)));
}

function versionsOf(model: ModelFile, release: string): number[] {
  const listed = (model.versions ?? []).filter((version) => version.version === 1 || holds(version, release)).map(({ version }) => version);
  return listed.length === 0 ? [1] : listed;
}

function levelOf(features: ReadonlySet<string>): number {
  const missing = LEVELS.findIndex((needed) => needed.some((feature) => !features.has(feature)));
  return missing < 0 ? LEVELS.length : missing;
}
