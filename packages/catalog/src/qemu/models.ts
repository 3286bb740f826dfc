import type { ModelDefinition, ModelVersion } from '@cpu-models/runtime';
import {
  holds,
  type ModelFile,
  type Source,
  type Timeline,
  type Version,
  valueAt,
  type WordFile,
} from '@cpu-models/source';
import { featureMask } from './words.js';

/** builtin_x86_defs of a release, in table order. */
export function modelsOf(source: Source, release: string): ModelDefinition[] {
  const files = new Map(source.all('model').map(({ value }) => [value.name, value]));
  const words = new Map(source.all('word').map(({ value }) => [value.word, value]));
  const hwVersion = source.one('release').value.qemu.find((entry) => entry.release === release)?.['hw-version'] ?? '';
  return source.one('order').value.models.flatMap((name) => {
    const file = files.get(name);
    return file === undefined || !holds(file, release) ? [] : [toModel(file, release, words, hwVersion)];
  });
}

function toModel(
  file: ModelFile,
  release: string,
  words: ReadonlyMap<string, WordFile>,
  hwVersion: string,
): ModelDefinition {
  const number = (timeline: Timeline<number> | undefined) => valueAt(timeline, release) ?? 0;
  const text = (timeline: Timeline<string> | undefined) => valueAt(timeline, release);
  return {
    name: file.name,
    ...(file.since === undefined ? {} : { since: file.since }),
    vendor: text(file.vendor) ?? '',
    family: number(file.family),
    model: number(file.model),
    stepping: number(file.stepping),
    level: number(file.level),
    xlevel: number(file.xlevel),
    modelId: (text(file['model-id']) ?? '').replace('{hw-version}', hwVersion),
    avx10Version: number(file['avx10-version']),
    ...(valueAt<boolean>(file['force-cpuid-0x1f'], release) === true ? { forceCpuid1f: true as const } : {}),
    features: featuresOf(file, release, words),
    cache: text(file.cache) ?? null,
    versions: versionsOf(file, release),
    deprecation: file.deprecated !== undefined && holds(file.deprecated, release) ? file.deprecated.note : null,
  };
}

function featuresOf(file: ModelFile, release: string, words: ReadonlyMap<string, WordFile>): Record<string, bigint> {
  const masks = Object.entries(file.features).map(([word, uses]) => {
    const names = uses.flatMap((use) => (typeof use === 'string' ? [use] : holds(use, release) ? [use.name] : []));
    return [`FEAT_${word}`, featureMask(words.get(word), names)] as const;
  });
  return Object.fromEntries(masks.filter(([, mask]) => mask !== 0n));
}

/** Version 1 is there whether or not QEMU's table lists it; the others from their `since` on. */
function versionsOf(file: ModelFile, release: string): ModelVersion[] {
  const listed = (file.versions ?? []).filter((version) => holds(version, release));
  const first = { version: 1, alias: null, note: null, properties: [], cache: null };
  const versions = listed.map((version) => toVersion(version, release));
  return versions[0]?.version === 1 ? versions : [first, ...versions];
}

function toVersion(version: Version, release: string): ModelVersion {
  const properties = Object.entries(version.properties ?? {}).flatMap(([name, timeline]) => {
    const value = valueAt(timeline as Timeline<string | number>, release);
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    version: version.version,
    ...(version.since === undefined || version.version === 1 ? {} : { since: version.since }),
    alias: version.alias ?? null,
    note: valueAt(version.note, release) ?? null,
    properties,
    cache: valueAt(version.cache, release) ?? null,
  };
}
