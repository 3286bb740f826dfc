import { contentKey } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import type { Answers, Definition, Properties } from './layout.js';

type Table<T> = Record<string, Record<string, T>>;

/** Collects answers and keeps each different one once. */
export class AnswerStore {
  readonly #definitions: Record<string, string> = {};
  readonly #defs: Record<string, readonly Definition[]> = {};
  readonly #expansions: Table<string> = {};
  readonly #props: Record<string, Properties> = {};
  readonly #renamed: Table<readonly [string, Properties]> = {};
  readonly #refused: Table<string> = {};

  addDefinitions(machine: string, definitions: readonly Definition[]): void {
    // Sorted by name: QEMU's order follows its hash tables.
    const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
    const key = contentKey(sorted as unknown as Json);
    this.#definitions[machine] = key;
    this.#defs[key] = sorted;
  }

  /** `place` is the machine type, with ":static" behind it for the other type of expansion. */
  addExpansion(place: string, model: string, name: string, props: Properties): void {
    const key = contentKey(props);
    this.#props[key] ??= props;
    row(this.#expansions, place)[model] = key;
    if (name !== model) row(this.#renamed, place)[model] = [name, {}];
  }

  addRefusal(place: string, model: string, words: string): void {
    row(this.#refused, place)[model] = words;
  }

  /** The collected answers, independent of the order in which they came. */
  answers(): Answers & { refused?: Table<string> } {
    return {
      definitions: byKey(this.#definitions),
      defs: byKey(this.#defs),
      expansions: byKey(this.#expansions),
      props: byKey(this.#props),
      renamed: byKey(this.#renamed),
      ...(Object.keys(this.#refused).length === 0 ? {} : { refused: byKey(this.#refused) }),
    };
  }
}

function row<T>(table: Table<T>, key: string): Record<string, T> {
  table[key] ??= {};
  return table[key];
}

function byKey<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
