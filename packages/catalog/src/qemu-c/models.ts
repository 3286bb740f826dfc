import type { Feature, FeatureUse, Located, ModelFile, Version } from '@cpu-models/source';
import { holds, type Timeline, valueAt } from '../span.js';
import { cacheVariable } from './caches.js';
import type { Context } from './context.js';
import { featureOf } from './dependencies.js';
import { maskOf } from './masks.js';
import type { CModel, CText, CVersion, CWordMask } from './types.js';

/** The release's table of models. */
export function modelTable(context: Context): CModel[] {
  return context.models.map((model) => modelAt(model, context));
}

function modelAt({ document, value }: Located<ModelFile>, context: Context): CModel {
  const { release, structures } = context;
  const at = <T extends string | number>(field: string, timeline: Timeline<T>): T => {
    const found = valueAt(timeline, release);
    if (found === undefined) throw new Error(`${value.name} has no ${field} in QEMU ${release}`);
    return found;
  };
  const { deprecated } = value;
  return {
    name: value.name,
    file: document.file,
    about: value.about,
    vendor: at('vendor', value.vendor),
    family: at<number>('family', value.family),
    model: at<number>('model', value.model),
    stepping: at<number>('stepping', value.stepping),
    level: at<number>('level', value.level),
    xlevel: at<number>('xlevel', value.xlevel),
    modelId: textOf(at('model-id', value['model-id'])),
    avx10Version: structures.has('avx10-version')
      ? valueAt<number>(value['avx10-version'], release) || undefined
      : undefined,
    forceCpuid1f: structures.has('cpuid-0x1f') && valueAt<boolean>(value['force-cpuid-0x1f'], release) === true,
    cache: cacheAt(value.cache, context),
    features: featureMasks(value, context),
    versions: versionsAt(value.versions, context),
    deprecation: deprecated !== undefined && holds(deprecated, release) ? deprecated.note : undefined,
  };
}

/** `QEMU Virtual CPU version {hw-version}` -> the literal, then QEMU_HW_VERSION. */
function textOf(text: string): CText {
  return text
    .split('{hw-version}')
    .flatMap((piece, i) => (i === 0 ? [piece] : [null, piece]))
    .filter((piece) => piece !== '');
}

function cacheAt(cache: Timeline<string> | undefined, context: Context): string | undefined {
  const id = valueAt(cache, context.release);
  return id === undefined ? undefined : cacheVariable(id, context);
}

function featureMasks(model: ModelFile, context: Context): CWordMask[] {
  return [...context.words.keys()].flatMap((word) => {
    const features = usedFeatures(model.features[word] ?? [], word, context);
    return features.length === 0 ? [] : [{ word, mask: maskOf(features, context.release) }];
  });
}

function usedFeatures(uses: readonly FeatureUse[], word: string, context: Context): Feature[] {
  return uses.flatMap((use) => {
    if (typeof use === 'string') return [featureOf(context, word, use)];
    return holds(use, context.release) ? [featureOf(context, word, use.name)] : [];
  });
}

/** QEMU's table has no list, rather than an empty one, where no version is listed. */
function versionsAt(versions: readonly Version[] | undefined, context: Context): CVersion[] | undefined {
  const listed = (versions ?? []).filter((version) => holds(version, context.release));
  return listed.length === 0 ? undefined : listed.map((version) => versionAt(version, context));
}

function versionAt(version: Version, context: Context): CVersion {
  const { release } = context;
  return {
    version: version.version,
    alias: version.alias,
    note: valueAt<string>(version.note, release),
    about: version.about,
    cache: cacheAt(version.cache, context),
    properties: Object.entries(version.properties ?? {}).flatMap(([property, timeline]) => {
      const value = valueAt<string | number>(timeline, release);
      return value === undefined ? [] : [{ property, value: String(value) }];
    }),
  };
}
