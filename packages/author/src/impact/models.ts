import { isDeepStrictEqual } from 'node:util';
import type { ModelFile, Source, Version } from '@cpu-models/source';

/** What became of a model or a version. */
export interface Touched {
  /** `EPYC`, or `EPYC-v3`. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Fields that changed, or properties of a version that is new. */
  readonly what: readonly string[];
}

/** Models and versions that two states of the source say different things of. */
export function touchedModels(base: Source, head: Source): Touched[] {
  const [before, after] = [modelsOf(base), modelsOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .flatMap((name) => touchedModel(name, before.get(name), after.get(name)));
}

function modelsOf(source: Source): Map<string, ModelFile> {
  return new Map(source.all('model').map(({ value }) => [value.name, value]));
}

function touchedModel(name: string, before: ModelFile | undefined, after: ModelFile | undefined): Touched[] {
  if (before === undefined) return [{ name, change: 'added', what: [`since QEMU ${after?.since ?? 'always'}`] }];
  if (after === undefined) return [{ name, change: 'removed', what: [] }];
  const fields = changedFields(before, after).filter((field) => field !== 'versions');
  const own: Touched[] = fields.length === 0 ? [] : [{ name, change: 'changed', what: fields }];
  return [...own, ...touchedVersions(name, before.versions ?? [], after.versions ?? [])];
}

function touchedVersions(model: string, before: readonly Version[], after: readonly Version[]): Touched[] {
  const numbers = [...new Set([...before, ...after].map(({ version }) => version))].sort((a, b) => a - b);
  return numbers.flatMap((number): Touched[] => {
    const [old, now] = [before, after].map((versions) => versions.find(({ version }) => version === number));
    const name = `${model}-v${number}`;
    // A list that begins only says that there is a version 1, which every model has.
    if (old === undefined)
      return number === 1 && before.length === 0 ? [] : [{ name, change: 'added', what: settings(now as Version) }];
    if (now === undefined) return [{ name, change: 'removed', what: [] }];
    const what = changedFields(old, now);
    return what.length === 0 ? [] : [{ name, change: 'changed', what }];
  });
}

function settings({ properties, cache }: Version): string[] {
  const set = Object.entries(properties ?? {}).map(
    ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  return [...(cache === undefined ? [] : ['caches']), ...set];
}

function changedFields(before: object, after: object): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields.filter((field) => !isDeepStrictEqual(before[field as never], after[field as never]));
}
