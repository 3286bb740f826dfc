import { memo, type Path, type Source, type SourceDocument, type Span } from '@cpu-models/source';
import { intersect } from './spans.js';

/** A place that gives a CPU's property a value. */
export interface PropertyUse {
  readonly document: SourceDocument;
  readonly name: string;
  /** Of the name. */
  readonly path: Path;
  /** The name is a key. */
  readonly key: boolean;
  readonly value: string | number;
  readonly valuePath: Path;
  /** QEMU releases that the place speaks of. */
  readonly span: Span;
}

/** Every place that sets a property: versions, compat arrays, accelerators. */
export const propertyUses = memo((source: Source): PropertyUse[] => [
  ...versionUses(source),
  ...compatUses(source),
  ...acceleratorUses(source),
]);

function* versionUses(source: Source): Generator<PropertyUse> {
  for (const { document, value: model } of source.all('model')) {
    for (const [i, version] of (model.versions ?? []).entries()) {
      for (const [name, timeline] of Object.entries(version.properties ?? {})) {
        const path = ['versions', i, 'properties', name];
        const use = { document, name, path, key: true };
        const span = intersect(model, version);
        if (!Array.isArray(timeline)) yield { ...use, value: timeline, valuePath: path, span };
        else
          for (const [j, entry] of timeline.entries())
            yield { ...use, value: entry.value, valuePath: [...path, j, 'value'], span: intersect(span, entry) };
      }
    }
  }
}

function* compatUses(source: Source): Generator<PropertyUse> {
  for (const { document, value } of source.all('compat')) {
    for (const [i, { set, to }] of (value.heads ?? []).entries())
      yield* setUses(document, ['heads', i, 'set'], filled(set, to), {});
    for (const [i, array] of value.arrays.entries()) {
      for (const [j, entry] of array.entries.entries()) {
        const path = ['arrays', i, 'entries', j];
        if ('set' in entry) yield* setUses(document, [...path, 'set'], entry.set, intersect(array, entry));
        else yield pairUse(document, path, entry, intersect(array, entry));
      }
    }
  }
}

/** Values of a head as they are in its newest array. */
function filled(set: object, array: string): object {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]: [string, string]) => [name, value.replace('{array}', array)]),
  );
}

function* setUses(document: SourceDocument, path: Path, set: object, span: Span): Generator<PropertyUse> {
  for (const [name, value] of Object.entries(set) as [string, string][])
    yield { document, name, path: [...path, name], key: true, value, valuePath: [...path, name], span };
}

function* acceleratorUses(source: Source): Generator<PropertyUse> {
  for (const { document, value } of source.all('accelerators')) {
    for (const list of ['kvm', 'tcg', 'max'] as const) {
      for (const [i, entry] of value[list].entries()) yield pairUse(document, [list, i], entry, intersect(entry));
    }
  }
}

function pairUse(
  document: SourceDocument,
  path: Path,
  entry: { property: string; value: string },
  span: Span,
): PropertyUse {
  const { property: name, value } = entry;
  return { document, name, path: [...path, 'property'], key: false, value, valuePath: [...path, 'value'], span };
}
