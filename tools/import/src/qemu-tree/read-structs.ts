import type { CData, CObject, Place } from './c-data.js';
import type { CField } from './c-struct.js';
import { QemuTreeError } from './errors.js';
import { hex, integerIn, type Member, readLayout, type StructLayout, textIn } from './struct-layout.js';

/** What a reader of compiled tables has to know besides them. */
export interface TableNames {
  /** FeatureWord constants by value. */
  readonly words: readonly string[];
  /** Constants of CPUCacheInfo.share_level by value. */
  readonly shareLevels: ReadonlyMap<bigint, string>;
  /** C names of all cache variables. */
  readonly caches: readonly string[];
  readonly constants: ReadonlyMap<string, bigint>;
  /** Members of a struct of the tree. */
  readonly fields: (struct: string) => readonly CField[];
}

/** How a field of a C struct is read. */
export interface FieldSpec {
  readonly key: string;
  readonly field: string;
  readonly read: (member: Member, tables: TableReader) => unknown;
  /** Absent in some releases: then it is null. */
  readonly optional?: boolean;
}

/** A struct's fields that this reader knows, in the order of the result. */
export interface StructSpec {
  readonly struct: string;
  readonly fields: readonly FieldSpec[];
  /** Known fields that need no reading. */
  readonly ignored?: readonly string[];
}

/** Reads values of the tables' types out of compiled data. */
export class TableReader {
  private readonly layouts = new Map<string, StructLayout>();

  constructor(
    readonly data: CData,
    private readonly names: TableNames,
  ) {}

  layout(struct: string): StructLayout {
    const known = this.layouts.get(struct) ?? readLayout(this.data, `layout_${struct}_`, this.names.fields(struct));
    this.layouts.set(struct, known);
    return known;
  }

  /** The struct at a place, with every field that its spec does not know under `extra`. */
  struct({ struct, fields, ignored = [] }: StructSpec, at: Place): Record<string, unknown> {
    const layout = this.layout(struct);
    const known = new Set([...fields.map(({ field }) => field), ...ignored]);
    const members = fields.map(({ key, field, read }) => {
      const member = layout.member(at, field);
      return [key, member === undefined ? null : read(member, this)] as const;
    });
    const unknown = this.names.fields(struct).filter(({ path }) => !known.has(path));
    const extra = unknown.map(({ path }) => [path, this.any(layout.member(at, path) as Member)] as const);
    return Object.fromEntries(extra.length === 0 ? members : [...members, ['extra', Object.fromEntries(extra)]]);
  }

  /** Every element of a table. */
  elements(table: string, struct: string): Place[] {
    return this.elementsOf({ object: this.data.object(table), offset: 0 }, struct);
  }

  /** Every element from a place to the end of what it is in. */
  elementsOf({ object, offset }: Place, struct: string): Place[] {
    const { size } = this.layout(struct);
    if (size === 0) throw new QemuTreeError(`struct ${struct} of the tree is empty`);
    const count = Math.floor((object.bytes.length - offset) / size);
    return Array.from({ length: count }, (_, i) => ({ object, offset: offset + i * size }));
  }

  /** The first of the names that has a value. */
  constantOf(names: readonly string[], value: bigint): string | undefined {
    return names.find((name) => this.names.constants.get(name) === value);
  }

  word(value: bigint): string {
    return this.names.words[Number(value)] ?? '?';
  }

  shareLevel(member: Member): string {
    return this.names.shareLevels.get(integerIn(this.data, member)) ?? '?';
  }

  /** An array of `char *`. */
  texts({ object, offset, size }: Member): (string | null)[] {
    const places = Array.from({ length: size >> 3 }, (_, i) => ({ object, offset: offset + 8 * i }));
    return places.map((place) => {
      const target = this.data.pointer(place);
      return target === null ? null : this.data.text(target);
    });
  }

  /** Masks by word of an array of 64 bits for each. */
  features({ object, offset, size }: Member): Record<string, string> {
    const masks = Array.from({ length: size >> 3 }, (_, word) => {
      return [this.word(BigInt(word)), this.data.integer({ object, offset: offset + 8 * word }, 8, false)] as const;
    });
    return Object.fromEntries(masks.filter(([, mask]) => mask !== 0n).map(([word, mask]) => [word, hex(mask)]));
  }

  /** Structs from a place up to the one that ends the list; null for no list. */
  list(
    spec: StructSpec,
    start: Place | null,
    isEnd: (one: Record<string, unknown>) => boolean,
  ): Record<string, unknown>[] | null {
    if (start === null) return null;
    const all = this.elementsOf(start, spec.struct).map((place) => this.struct(spec, place));
    const end = all.findIndex(isEnd);
    return all.slice(0, end < 0 ? all.length : end);
  }

  cacheName(member: Member): string | null {
    const target = this.data.pointer(member);
    return target === null ? null : (this.cacheVariable(target.object) ?? '?');
  }

  /** C name of the cache variable that an object is; null for others. */
  cacheVariable({ name }: CObject): string | null {
    return this.names.caches.includes(name) ? name : null;
  }

  /** A field that is not known: numbers, texts, or null for what is neither. */
  private any(member: Member): string | null {
    if (member.isArray || member.kind === 'other') return null;
    return member.kind === 'string' ? textIn(this.data, member) : hex(integerIn(this.data, member));
  }
}
