import { applyVersions, type ModelDefinition, type ModelVersion } from '@cpu-models/runtime';
import { type ModelFile, memo, type Source } from '@cpu-models/source';
import { type Timeless, timeless } from './timeless.js';
import type { FeatureIndex } from './vocabulary.js';
import { maskOf } from './words.js';

/** A model as one QEMU release has it. */
export interface ModelFacts {
  /** The YAML file, below the source's root. */
  readonly file: string;
  readonly about: string | undefined;
  readonly definition: ModelDefinition;
  /** The brand string with `{hw-version}` in it, where the definition has this release's. */
  readonly modelId: string;
  /** The table's features by the project's names, those of bits without a name in QEMU among them. */
  readonly features: readonly string[];
  /** Whether QEMU's table lists versions: version 1 is there all the same. */
  readonly listsVersions: boolean;
  /** Why a version exists, by its number. */
  readonly versionAbouts: ReadonlyMap<number, string>;
}

type TimelessModel = Timeless<ModelFile>;
type TimelessVersion = NonNullable<TimelessModel['versions']>[number];

/** Facts that releases share, because nothing in the model's file changes between them. */
const shared = memo((_source: Source) => new Map<TimelessModel, ModelFacts>());

/** A model's facts in a release that has it. */
export function modelFacts(
  source: Source,
  file: string,
  model: ModelFile,
  release: string,
  hwVersion: string,
): ModelFacts {
  const now = timeless(model, 'qemu', release);
  const known = shared(source).get(now);
  if (known !== undefined) return known;
  const facts: ModelFacts = {
    file,
    about: model.about,
    definition: definitionOf(source, model, now, release, hwVersion),
    modelId: now['model-id'],
    features: Object.values(now.features).flatMap((uses) => uses.map(nameOf)),
    listsVersions: (now.versions ?? []).length > 0,
    versionAbouts: new Map((now.versions ?? []).flatMap(({ version, about }) => (about ? [[version, about]] : []))),
  };
  if (!facts.modelId.includes(HW_VERSION)) shared(source).set(now, facts);
  return facts;
}

/** Stands in a brand string for QEMU_HW_VERSION. */
export const HW_VERSION = '{hw-version}';

function definitionOf(
  source: Source,
  file: ModelFile,
  now: TimelessModel,
  release: string,
  hwVersion: string,
): ModelDefinition {
  for (const field of ['vendor', 'family', 'model', 'stepping', 'level', 'xlevel', 'model-id'] as const) {
    if (now[field] === undefined) throw new Error(`${file.name} has no ${field} in QEMU ${release}`);
  }
  const masks = Object.entries(now.features).map(
    ([word, uses]) => [`FEAT_${word}`, maskOf(source, word, uses.map(nameOf))] as const,
  );
  const { vendor, family, model, stepping, level, xlevel } = now;
  return {
    name: file.name,
    ...(file.since === undefined ? {} : { since: file.since }),
    vendor,
    family,
    model,
    stepping,
    level,
    xlevel,
    modelId: now['model-id'].replace(HW_VERSION, hwVersion),
    avx10Version: now['avx10-version'] ?? 0,
    ...(now['force-cpuid-0x1f'] === true ? { forceCpuid1f: true as const } : {}),
    features: Object.fromEntries(masks.filter(([, mask]) => mask !== 0n)),
    cache: now.cache ?? null,
    versions: versionsOf(file, now),
    deprecation: typeof now.deprecated === 'object' ? now.deprecated.note : null,
  };
}

function nameOf(use: string | { readonly name: string }): string {
  return typeof use === 'string' ? use : use.name;
}

/** Version 1 is there whether or not QEMU's table lists it; the others from their `since` on. */
function versionsOf(file: ModelFile, { versions = [] }: TimelessModel): ModelVersion[] {
  const born = new Map(file.versions?.map(({ version, since }) => [version, since]));
  const listed = versions.map((version) => toVersion(version, born.get(version.version)));
  const first = { version: 1, alias: null, note: null, properties: [], cache: null };
  return listed[0]?.version === 1 ? listed : [first, ...listed];
}

function toVersion(
  { version, alias, note, properties, cache }: TimelessVersion,
  since: string | undefined,
): ModelVersion {
  return {
    version,
    ...(since === undefined || version === 1 ? {} : { since }),
    alias: alias ?? null,
    note: note ?? null,
    properties: Object.entries(properties ?? {}).map(([name, value]) => [name, String(value)] as const),
    cache: cache ?? null,
  };
}

/**
 * The features that a version of a model has by QEMU's definition: those of the table, then the properties of v1, v2
 * ... up to the version, in order. Nothing that a machine type, an accelerator or a dependency changes is in it.
 *
 * @returns the project's names, including those of bits that QEMU gives no name
 */
export function featuresOfVersion(
  { features, definition }: ModelFacts,
  version: number,
  index: FeatureIndex,
): Set<string> {
  return applyVersions(features, definition.versions, version, (property) => index.ofProperty(property));
}
