import { featureIndex, qemuSpelling } from '@cpu-models/catalog';
import { suggest } from '@cpu-models/runtime';
import type { Located, ModelFile, Source } from '@cpu-models/source';
import { AuthorError } from './errors.js';

/** A sentence's end: what was perhaps meant. */
export function hint(name: string, known: Iterable<string>): string {
  const [nearest] = suggest(name, known, 1);
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

/** @throws AuthorError */
export function findModel(source: Source, name: string): Located<ModelFile> {
  const models = source.all('model');
  const found = models.find(({ value }) => value.name === name);
  if (found !== undefined) return found;
  throw new AuthorError(
    `there is no model ${name}${hint(
      name,
      models.map(({ value }) => value.name),
    )}`,
  );
}

/** A model and one of its versions, by a name like QEMU's: `EPYC`, `EPYC-v3`, or an alias such as `EPYC-IBPB`. */
export function findVersion(source: Source, name: string): { model: ModelFile; version: number } {
  for (const { value: model } of source.all('model')) {
    if (model.name === name) return { model, version: 1 };
    const versions = model.versions ?? [{ version: 1 }];
    const found = versions.find((version) => `${model.name}-v${version.version}` === name || version.alias === name);
    if (found !== undefined) return { model, version: found.version };
  }
  throw new AuthorError(
    `there is no model or version ${name}${hint(
      name,
      source.all('model').map(({ value }) => value.name),
    )}`,
  );
}

/** Names that `-cpu MODEL,NAME=...` takes: feature bits in every spelling, and the other properties. */
export function propertyNames(source: Source): Set<string> {
  const { properties, aliases } = source.one('properties').value;
  const features = featureIndex(source).entries.flatMap((entry) => qemuSpelling(entry) ?? []);
  return new Set([...features, ...properties.map(({ name }) => name), ...aliases.map(({ alias }) => alias)]);
}
