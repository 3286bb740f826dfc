import {
  type AheadModel,
  type FileTypes,
  holds,
  type LibvirtDifferencesFile,
  type LibvirtModelFile,
  type LibvirtRulesFile,
  memo,
  type Source,
} from '@cpu-models/source';
import { type Age, ageOf, dayOf, later } from './age.js';
import { type LibvirtModel, libvirtModel } from './libvirt-models.js';
import { type LibvirtFeature, type LibvirtWord, libvirtWord } from './libvirt-words.js';
import { type Timeless, timeless } from './timeless.js';
import { type FeatureIndex, featureIndex } from './vocabulary.js';

/** Kinds of files that there is one of, and kinds of which libvirt has some. */
type OneKind = 'libvirt-layout' | 'libvirt-vendors' | 'arm-features' | 'arm-vendors' | 'ppc64-vendors';
type ManyKind = 'arm-model' | 'ppc64-model';

/** An entry with its place in the source's list, for whoever explains something by it. */
export type Placed<Entry> = Timeless<Entry> & { readonly at: number };

/** An entry with the age of the name that it is about. */
export type Aged<Entry> = Timeless<Entry> & { readonly age: Age };

export type LibvirtDifferences = {
  readonly [List in keyof LibvirtDifferencesFile]: readonly Placed<LibvirtDifferencesFile[List][number]>[];
};

type Rules = Timeless<LibvirtRulesFile>;

export interface LibvirtRules extends Omit<Rules, 'omit' | 'added'> {
  readonly omit: readonly Placed<LibvirtRulesFile['omit'][number]>[];
  /** `lists`: models list features as added by now; `from`: the age of these lists, if they have one. */
  readonly added: NonNullable<Rules['added']> & { readonly lists: boolean; readonly from?: Age };
}

/** What is made of a document as it is for a time. */
const ofEra = memo((_era: object): { value?: unknown } => ({}));

/** Something as a part of a document, which is there before what it holds begins. */
const boxed = memo(<T extends object>(value: T) => ({ value })) as <T extends object>(
  value: T,
) => { readonly value: T };

/** Entries with their places: the same value in releases that have an entry alike. */
const placedAt = memo((_entry: object) => new Map<number, object>());

/** What the source says of one libvirt release: the same documents, without any time in them. */
export class LibvirtSlice {
  readonly project = 'libvirt';
  readonly #source: Source;
  #words: readonly LibvirtWord[] | undefined;
  #features: ReadonlyMap<string, LibvirtFeature> | undefined;
  #models: readonly LibvirtModel[] | undefined;
  #differences: LibvirtDifferences | undefined;
  #rules: LibvirtRules | undefined;

  /** Use {@link releaseOf}, which makes one per release. */
  constructor(
    source: Source,
    readonly release: string,
  ) {
    this.#source = source;
  }

  /** The document of a kind that there is one of. */
  one<Kind extends OneKind>(kind: Kind): Timeless<FileTypes[Kind]> {
    return this.#at(this.#source.one(kind).value as FileTypes[Kind] & object) as Timeless<FileTypes[Kind]>;
  }

  /** The documents of a kind that this libvirt has. */
  all<Kind extends ManyKind>(kind: Kind): Timeless<FileTypes[Kind]>[] {
    return this.#source.all(kind).flatMap(({ value }) => this.#at(value) ?? []) as Timeless<FileTypes[Kind]>[];
  }

  /** Order and groups of an architecture's models: `x86/libvirt`, `arm` or `ppc64`. */
  index(folder: string): Timeless<FileTypes['libvirt-index']> {
    const found = this.#source.all('libvirt-index').find(({ document }) => document.file === `${folder}/index.yaml`);
    if (found === undefined) throw new Error(`${folder}/index.yaml does not exist`);
    return this.#at(found.value) as Timeless<FileTypes['libvirt-index']>;
  }

  /** Every word, also those that libvirt alone reads. */
  get words(): readonly LibvirtWord[] {
    this.#words ??= this.#source.all('word').map((word) => libvirtWord(word, this.release));
    return this.#words;
  }

  /** A feature by the project's name. */
  feature(name: string): LibvirtFeature | undefined {
    this.#features ??= new Map(
      this.words.flatMap(({ features }) => features.map((feature) => [feature.name, feature])),
    );
    return this.#features.get(name);
  }

  /** Names and spellings of features, whichever release knows them. */
  get vocabulary(): FeatureIndex {
    return featureIndex(this.#source);
  }

  /** QEMU's models, also those that this libvirt does not have. */
  get models(): readonly LibvirtModel[] {
    this.#models ??= this.#source.all('model').map((model) => libvirtModel(this.#source, model, this.release));
    return this.#models;
  }

  /** Models that QEMU never had. */
  get ownModels(): readonly Aged<LibvirtModelFile>[] {
    return this.#aged(this.#source.all('libvirt-model').map(({ value }) => value));
  }

  /** Names that libvirt has before any QEMU release that the source describes. */
  get ahead(): readonly Aged<AheadModel>[] {
    return this.#aged(this.#source.all('libvirt-ahead').flatMap(({ value }) => value.models));
  }

  /** The same value in releases between which nothing in the file changes, as {@link rules} is. */
  get differences(): LibvirtDifferences {
    this.#differences ??= this.#shared(this.#source.one('libvirt-differences').value, (file) => {
      const lists = Object.entries(file) as [string, readonly object[]][];
      return Object.fromEntries(
        lists.map(([list, entries]) => [list, this.#placed(entries)]),
      ) as unknown as LibvirtDifferences;
    });
    return this.#differences;
  }

  get rules(): LibvirtRules {
    this.#rules ??= this.#shared(this.#source.one('libvirt-rules').value, ({ omit, added, ...rest }) => ({
      ...(Object.fromEntries(
        Object.entries(rest).flatMap(([name, rule]) => {
          const now = this.#at(rule);
          return now === undefined ? [] : [[name, now]];
        }),
      ) as Omit<Rules, 'omit' | 'added'>),
      omit: this.#placed(omit),
      added: this.#shared(boxed(added), ({ value: { since, ...always } }) => ({
        ...always,
        lists: since === undefined || holds({ since }, this.release),
        ...(since === undefined ? {} : { from: since }),
      })),
    }));
    return this.#rules;
  }

  /** How old names in the form NAME-vN are: those of models for which QEMU lists versions, and the others. */
  get versionedAges(): { readonly listed: Age; readonly unlisted: Age } {
    const rule = this.#source.one('libvirt-rules').value['versioned-names'];
    return { listed: rule.since, unlisted: later(rule.since, rule['unlisted-since']) };
  }

  /** Whether QEMU had dropped a model when a libvirt release came out. */
  wasDropped({ dropped }: LibvirtModel, age: Age): boolean {
    const { qemu, libvirt } = this.#source.one('release').value;
    return dropped !== null && dayOf(qemu, dropped) <= dayOf(libvirt, age);
  }

  #at<T extends object>(value: T): Timeless<T> | undefined {
    return timeless(value, 'libvirt', this.release) as Timeless<T> | undefined;
  }

  #shared<File extends object, T>(file: File, make: (file: File) => T): T {
    const known = ofEra(timeless(file, 'libvirt', this.release) as object);
    known.value ??= make(file);
    return known.value as T;
  }

  #placed<T extends object>(entries: readonly T[]): Placed<T>[] {
    return entries.flatMap((entry, at) => {
      const now = this.#at(entry);
      if (now === undefined) return [];
      const known = placedAt(now as object).get(at) ?? { ...(now as object), at };
      placedAt(now as object).set(at, known);
      return [known as Placed<T>];
    });
  }

  #aged<T extends object & { libvirt?: unknown }>(entries: readonly T[]): Aged<T>[] {
    return entries.flatMap((entry) => {
      const now = this.#at(entry);
      return now === undefined ? [] : [{ ...(now as object), age: ageOf(entry.libvirt) } as Aged<T>];
    });
  }
}

const slices = memo((_source: Source) => new Map<string, LibvirtSlice>());

/** The one slice of a source at a libvirt release. */
export function libvirtSlice(source: Source, release: string): LibvirtSlice {
  const known = slices(source).get(release) ?? new LibvirtSlice(source, release);
  slices(source).set(release, known);
  return known;
}
