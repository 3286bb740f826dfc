import { childrenOf, featureIndex, inBitOrder, lineageOf, originsOf, releaseOf, type Step } from '@cpu-models/catalog';
import type { ModelFile, Source } from '@cpu-models/source';
import { AuthorError } from '../errors.js';
import { findVersion } from '../find.js';

/** A version of a model with everything that makes it, in one QEMU release. */
export interface Shown {
  readonly release: string;
  readonly model: ModelFile;
  readonly version: number;
  /** Another name of the version, such as Haswell-noTSX; null for none. */
  readonly alias: string | null;
  readonly values: readonly { readonly field: string; readonly value: unknown; readonly from: string }[];
  readonly words: readonly { readonly word: string; readonly features: readonly ShownFeature[] }[];
  /** From the model without a parent to this version. */
  readonly line: readonly Step[];
  /** The model's versions, and models that are like one of them. */
  readonly family: readonly { readonly version: string; readonly children: readonly string[] }[];
}

export interface ShownFeature {
  readonly name: string;
  /** The version of the line that brought it. */
  readonly from: string;
}

/**
 * Looks a version up by a name of QEMU's: EPYC is EPYC-v1, EPYC-IBPB is EPYC-v2.
 * @throws AuthorError for one that the release does not have, or that nobody has
 */
export function shownVersion(source: Source, name: string, release: string): Shown {
  const { model, version } = findVersion(source, name);
  const versions = versionsIn(source, model, release);
  const found = versions.find((known) => known.version === version);
  if (found === undefined) throw new AuthorError(absence(name, model, version, release));
  const line = lineageOf(source, release, model.name, version);
  const children = childrenOf(source, model.name);
  return {
    release,
    model,
    version,
    alias: found.alias,
    values: valuesOf(line),
    words: wordsOf(source, line),
    line,
    family: versions.map((known) => {
      const own = `${model.name}-v${known.version}`;
      return { version: own, children: children.filter(({ like }) => like === own).map((child) => child.model) };
    }),
  };
}

function versionsIn(source: Source, { name }: ModelFile, release: string) {
  const facts = releaseOf(source, 'qemu', release).models.find(({ definition }) => definition.name === name);
  return facts?.definition.versions ?? [];
}

function absence(name: string, model: ModelFile, version: number, release: string): string {
  const since = model.versions?.find((known) => known.version === version)?.since ?? model.since;
  const when = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(model.until === undefined ? [] : [`until ${model.until}`]),
  ];
  return `QEMU ${release} has no ${name}${when.length === 0 ? '' : `: it exists ${when.join(', ')}`}; name a release with --qemu`;
}

/** Each field with the last version that set it. */
function valuesOf(line: readonly Step[]): Shown['values'] {
  const last = line.at(-1) as Step;
  const fields = [...new Set(line.flatMap(({ sets }) => Object.keys(sets)))] as (keyof Step['sets'])[];
  return fields
    .map((field) => ({
      field,
      value: last.table[field],
      from: line.findLast(({ sets }) => field in sets)?.version ?? last.version,
    }))
    .filter(({ value }) => value !== undefined);
}

function wordsOf(source: Source, line: readonly Step[]): Shown['words'] {
  const index = featureIndex(source);
  const origins = originsOf(line);
  const words = new Map<string, ShownFeature[]>();
  for (const name of inBitOrder(source, [...origins.keys()])) {
    const word = index.get(name)?.word.word ?? '';
    words.set(word, [...(words.get(word) ?? []), { name, from: origins.get(name) as string }]);
  }
  return [...words].map(([word, features]) => ({ word, features }));
}
