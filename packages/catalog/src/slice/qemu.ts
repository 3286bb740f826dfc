import { compareReleases } from '@cpu-models/runtime';
import { type FileTypes, holds, memo, momentOf, type Source } from '@cpu-models/source';
import { compatFile } from './compat.js';
import { machinesFile } from './machines.js';
import type { ModelFacts } from './model-facts.js';
import { type Moment, modelFacts } from './models.js';
import { type Timeless, timeless } from './timeless.js';
import { maskOf, type WordFacts, wordFacts } from './words.js';

/** Kinds of files that QEMU's releases are described in, besides words and models. */
type QemuKind = 'accelerators' | 'behaviours' | 'caches' | 'configurations' | 'cpuid' | 'dependencies' | 'properties';

/** What the source says of one QEMU release: the same documents, without any time in them. */
export class QemuSlice {
  readonly project = 'qemu';
  readonly #source: Source;
  #words: readonly WordFacts[] | undefined;
  #models: readonly ModelFacts[] | undefined;

  /** What spans are compared with: of a release the micro release that is meant by it. */
  readonly #at: string;

  /** Use {@link releaseOf}, which makes one per release. */
  constructor(
    source: Source,
    readonly release: string,
  ) {
    this.#source = source;
    const axis = source.all('release')[0];
    this.#at = axis === undefined ? release : momentOf(axis.value, release);
  }

  /** The document of a kind that there is one of. */
  one<Kind extends QemuKind>(kind: Kind): Timeless<FileTypes[Kind]> {
    return timeless(this.#source.one(kind).value as FileTypes[Kind] & object, 'qemu', this.#at);
  }

  /** The families of machine types, each newest first. */
  get families() {
    return timeless(machinesFile(this.#source), 'qemu', this.#at).families;
  }

  /** What machine types pin, newest array first. */
  get compat() {
    return timeless(compatFile(this.#source), 'qemu', this.#at).arrays;
  }

  /** The words that the release has, in the order of its FeatureWord enum. */
  get words(): readonly WordFacts[] {
    this.#words ??= inOrder(
      this.#source.all('word').filter(({ value }) => value.qemu !== 'never' && holds(value, this.#at)),
      ({ value }) => value.word,
      this.#source.one('order').value.words,
    ).map(({ document, value }) => wordFacts(document.file, value, this.#at));
    return this.#words;
  }

  /** @throws Error for a word that the release does not have, which the source's rules report */
  word(name: string): WordFacts {
    const found = this.words.find((word) => word.name === name);
    if (found === undefined) throw new Error(`QEMU ${this.release} has no word ${name}`);
    return found;
  }

  /** The models that the release has, in the order of builtin_x86_defs. */
  get models(): readonly ModelFacts[] {
    this.#models ??= inOrder(
      this.#source.all('model').filter(({ value }) => holds(value, this.#at)),
      ({ value }) => value.name,
      this.#source.one('order').value.models,
    ).map(({ document, value }) => modelFacts(this.#moment, document.file, value));
    return this.#models;
  }

  /** @throws Error for a model that the release does not have */
  model(name: string): ModelFacts {
    const found = this.models.find(({ definition }) => definition.name === name);
    if (found === undefined) throw new Error(`QEMU ${this.release} has no model ${name}`);
    return found;
  }

  /** The versions of AVX10, oldest first. */
  get avx10() {
    return [...(this.one('cpuid').avx10 ?? [])].sort((a, b) => a.version - b.version);
  }

  /** The C structures that the release has, by the ids of configurations.yaml. */
  get structures(): ReadonlySet<string> {
    return idsOf(this.one('configurations').structures);
  }

  /** @throws Error for a feature that the word does not have, which the source's rules report */
  maskOf(word: string, features: readonly string[]): bigint {
    return maskOf(this.#source, word, features);
  }

  get #moment(): Moment {
    const [release] = this.#source.all('release');
    const named = release?.value.qemu.findLast((entry) => compareReleases(entry.release, this.release) <= 0);
    return { source: this.#source, release: this.#at, hwVersion: named?.['hw-version'] ?? '' };
  }
}

const idsOf = memo((structures: readonly { readonly id: string }[]) => new Set(structures.map(({ id }) => id)));

/** The items in the given order. One that the order does not name cannot be placed. */
function inOrder<T>(items: readonly T[], nameOf: (item: T) => string, order: readonly string[]): T[] {
  const places = new Map(order.map((name, i) => [name, i]));
  const lost = items.find((item) => !places.has(nameOf(item)));
  if (lost !== undefined) throw new Error(`${nameOf(lost)} has no place in x86/order.yaml`);
  const place = (item: T) => places.get(nameOf(item)) as number;
  return [...items].sort((a, b) => place(a) - place(b));
}

const slices = memo((_source: Source) => new Map<string, QemuSlice>());

/** The one slice of a source at a QEMU release. */
export function qemuSlice(source: Source, release: string): QemuSlice {
  const known = slices(source).get(release) ?? new QemuSlice(source, release);
  slices(source).set(release, known);
  return known;
}
