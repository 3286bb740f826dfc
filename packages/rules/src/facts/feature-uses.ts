import { memo, type Path, type Source, type SourceDocument, type Span, type WordPart } from '@cpu-models/source';
import { intersect } from './spans.js';

/** A place that names a feature by the project's name. */
export interface FeatureUse {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly name: string;
  /** The word that it is said to be in, where the place says so. */
  readonly word?: string;
  /** The list that it stands in. */
  readonly list: object;
  /** QEMU releases that the place speaks of. */
  readonly span: Span;
}

/** Every place that names a feature. */
export const featureUses = memo((source: Source): FeatureUse[] => [
  ...modelUses(source),
  ...dependencyUses(source),
  ...ownerUses(source),
  ...avx10Uses(source),
  ...levelUses(source),
  ...differenceUses(source),
  ...ownModelUses(source),
  ...aheadUses(source),
  ...bitWordUses(source),
]);

function* modelUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('model')) {
    for (const field of ['features', 'adds'] as const) {
      for (const [word, uses] of Object.entries(value[field] ?? {})) {
        for (const [i, use] of uses.entries()) {
          const path = [field, word, i];
          if (typeof use === 'string') yield { document, path, name: use, word, list: uses, span: intersect(value) };
          else
            yield { document, path: [...path, 'name'], name: use.name, word, list: uses, span: intersect(value, use) };
        }
      }
    }
    for (const [i, drop] of (value.drops ?? []).entries())
      yield* listed(document, ['drops', i, 'features'], drop.features, undefined, intersect(value, drop));
  }
}

function* dependencyUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('dependencies')) {
    for (const [i, rule] of value.dependencies.entries()) {
      for (const side of ['if-none-of', 'then-off'] as const) {
        const part: WordPart = rule[side];
        yield* listed(document, ['dependencies', i, side, 'features'], part.features, part.word, intersect(rule));
      }
    }
  }
}

/** They speak of every release. */
function* levelUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('levels')) {
    for (const [i, { features }] of value.levels.entries())
      yield* listed(document, ['levels', i, 'features'], features, undefined, {});
  }
}

function* ownerUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('cpuid')) {
    for (const [i, area] of value.xsave.entries()) {
      for (const [j, owner] of area.owners.entries()) {
        yield {
          document,
          path: ['xsave', i, 'owners', j, 'feature'],
          name: owner.feature,
          list: area.owners,
          span: intersect(area, owner),
        };
      }
    }
  }
}

function* avx10Uses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('cpuid')) {
    for (const [i, entry] of (value.avx10 ?? []).entries()) {
      for (const [j, { word, features }] of entry['turns-on'].entries())
        yield* listed(document, ['avx10', i, 'turns-on', j, 'features'], features, word, intersect(entry));
    }
  }
}

function* differenceUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('libvirt-differences')) {
    for (const list of ['omit', 'extra', 'removed'] as const) {
      for (const [i, entry] of value[list].entries()) yield* listed(document, [list, i, 'features'], entry.features);
    }
  }
  for (const { document, value } of source.all('libvirt-rules')) {
    for (const [i, rule] of value.omit.entries()) yield* listed(document, ['omit', i, 'features'], rule.features);
  }
}

function* ownModelUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('libvirt-model')) {
    for (const list of ['features', 'with', 'without'] as const) yield* listed(document, [list], value[list]);
  }
}

function* aheadUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('libvirt-ahead')) {
    for (const [i, model] of value.models.entries()) {
      for (const list of ['features', 'added', 'removed'] as const)
        yield* listed(document, ['models', i, list], model[list]);
    }
  }
}

/** They speak of every release. */
function* bitWordUses(source: Source): Generator<FeatureUse> {
  for (const { document, value } of source.all('host-facts')) {
    for (const [i, { words }] of (value['bit-words'] ?? []).entries()) {
      for (const [word, name] of Object.entries(words))
        yield { document, path: ['bit-words', i, 'words', word], name, list: {}, span: {} };
    }
  }
}

function* listed(
  document: SourceDocument,
  path: Path,
  names: readonly string[] = [],
  word?: string,
  span: Span = {},
): Generator<FeatureUse> {
  for (const [i, name] of names.entries())
    yield { document, path: [...path, i], name, list: names, span, ...(word === undefined ? {} : { word }) };
}
