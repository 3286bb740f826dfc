import { brotliCompressSync, constants } from 'node:zlib';
import {
  type Expansion,
  FIRST_CODE,
  type PackedRecording,
  type RecordedDefinition,
  type RecordedValue,
} from './format.js';

/** A recording as `cpu-models record` writes it; a hash is only a key. */
export interface RawRecording {
  readonly version: { readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number } };
  readonly accel: PackedRecording['accelerator'];
  readonly definitions: Readonly<Record<string, string>>;
  readonly defs: Readonly<Record<string, readonly RecordedDefinition[]>>;
  readonly expansions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly props: Readonly<Record<string, Expansion>>;
}

/** Parses JSON without rounding integers beyond 2^53: they become bigint. */
export function parseJson<T>(text: string): T {
  const marked = text.replaceAll(/([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g, '$1{"integer":"$2"}');
  return JSON.parse(marked, (_key, value) =>
    value !== null && typeof value === 'object' && 'integer' in value ? BigInt(value.integer) : value,
  ) as T;
}

export function qemuVersion({ qemu: { major, minor, micro } }: RawRecording['version']): string {
  return `${major}.${minor}.${micro}`;
}

/** Brings a recording into the compact form of this project's test data. */
export function packRecording(raw: RawRecording): PackedRecording {
  const models = [...new Set(Object.values(raw.expansions).flatMap(Object.keys))].sort();
  const machines = Object.keys(raw.expansions).sort();
  const order = new Index<string>();
  for (const model of models) {
    for (const machine of machines) {
      const hash = raw.expansions[machine]?.[model];
      if (hash !== undefined) order.of(hash);
    }
  }
  const rows = new Index<string>();
  const lists = new Index<string>();
  const rowOf = (machine: string) => {
    const row = models.map((model) => order.known(raw.expansions[machine]?.[model] ?? ''));
    return [machine, rows.of(JSON.stringify(row))] as const;
  };
  return {
    qemu: qemuVersion(raw.version),
    accelerator: raw.accel,
    models,
    machines: Object.fromEntries(machines.map(rowOf)),
    rows: rows.keys().map((row) => JSON.parse(row) as number[]),
    columns: packColumns(order.keys().map((hash) => raw.props[hash] ?? {})),
    definitions: Object.fromEntries(
      Object.entries(raw.definitions).map(([machine, hash]) => [machine, lists.of(hash)]),
    ),
    definitionLists: lists.keys().map((hash) => raw.defs[hash] ?? []),
  };
}

function packColumns(sets: readonly Expansion[]): PackedRecording['columns'] {
  const properties = [...new Set(sets.flatMap(Object.keys))].sort();
  return Object.fromEntries(
    properties.map((property) => {
      const values = new Index<RecordedValue | null>();
      const codes = sets.map((set) => String.fromCharCode(FIRST_CODE + values.of(set[property] ?? null)));
      return [property, [values.keys(), codes.join('')]];
    }),
  );
}

/** Numbers things in the order in which they first turn up. */
class Index<T> {
  readonly #numbers = new Map<T, number>();

  of(key: T): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  known(key: T): number {
    return this.#numbers.get(key) ?? -1;
  }

  keys(): T[] {
    return [...this.#numbers.keys()];
  }
}

/** The bytes of a packed file. */
export function compress(packed: unknown): Buffer {
  const text = JSON.stringify(packed, (_key, value) =>
    typeof value === 'bigint' ? { integer: value.toString() } : value,
  );
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
}
