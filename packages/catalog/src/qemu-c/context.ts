import type { Feature, Located, ModelFile, Source, WordFile } from '@cpu-models/source';
import { holds } from '../span.js';

/** What every part of the view looks up, found once. */
export interface Context {
  readonly source: Source;
  readonly release: string;
  /** The words that the release has, by name, in enum order. */
  readonly words: ReadonlyMap<string, Located<WordFile>>;
  /** Per word, features by name. */
  readonly features: ReadonlyMap<string, ReadonlyMap<string, Feature>>;
  /** The models that the release has, in table order. */
  readonly models: readonly Located<ModelFile>[];
  /** The C structures that the release has, see configurations.yaml. */
  readonly structures: ReadonlySet<string>;
}

export function contextOf(source: Source, release: string): Context {
  const order = source.one('order').value;
  const all = source.all('word').filter(({ value }) => value.qemu !== 'never' && holds(value, release));
  const words = new Map(inOrder(all, order.words, ({ value }) => value.word).map((word) => [word.value.word, word]));
  const models = source.all('model').filter(({ value }) => holds(value, release));
  return {
    source,
    release,
    words,
    features: new Map(
      [...words].map(([name, { value }]) => [name, new Map(value.features.map((feature) => [feature.name, feature]))]),
    ),
    models: inOrder(models, order.models, ({ value }) => value.name),
    structures: new Set(
      source
        .one('configurations')
        .value.structures.filter((item) => holds(item, release))
        .map((item) => item.id),
    ),
  };
}

/** The items in the given order. One that the order does not name cannot be placed. */
function inOrder<T>(items: readonly T[], order: readonly string[], nameOf: (item: T) => string): T[] {
  const places = new Map(order.map((name, i) => [name, i]));
  const place = (item: T): number => {
    const found = places.get(nameOf(item));
    if (found === undefined) throw new Error(`${nameOf(item)} has no place in x86/order.yaml`);
    return found;
  };
  return items
    .map((item) => ({ item, at: place(item) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
