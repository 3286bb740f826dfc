import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Accelerator } from '@cpu-models/runtime/qemu';

export type RecordedValue = boolean | number | bigint | string;
export type Expansion = Readonly<Record<string, RecordedValue>>;

/** One entry of query-cpu-definitions as QEMU wrote it. */
export interface RecordedDefinition {
  readonly name: string;
  readonly typename: string;
  readonly static: boolean;
  readonly 'migration-safe': boolean;
  readonly deprecated: boolean;
  readonly 'alias-of'?: string;
  readonly 'unavailable-features': readonly string[];
}

/**
 * What one QEMU binary answered for all its machine types and models, as stored.
 *
 * Expansions repeat a lot: machine types share rows of expansions, and each property is one string with a character per
 * distinct expansion, which tells the index of its value (as code minus {@link FIRST_CODE}).
 */
export interface PackedRecording {
  /** `7.2.22` */
  readonly qemu: string;
  readonly accelerator: Accelerator;
  readonly models: readonly string[];
  /** Machine type -> row; `none:static` is type=static without a machine. */
  readonly machines: Readonly<Record<string, number>>;
  /** Index of the expansion by model; -1 where it was not asked. */
  readonly rows: readonly (readonly number[])[];
  readonly columns: Readonly<Record<string, readonly [values: readonly unknown[], codes: string]>>;
  /** Machine type -> index into lists. */
  readonly definitions: Readonly<Record<string, number>>;
  readonly definitionLists: readonly (readonly RecordedDefinition[])[];
}

export const FIRST_CODE = 0x30;

export interface Recording {
  readonly qemu: string;
  readonly accelerator: Accelerator;
  readonly machines: readonly string[];
  readonly models: readonly string[];
  /** Models of a machine type with their expansions. */
  expansions(machine: string): readonly (readonly [model: string, expansion: Expansion])[];
  definitions(machine: string): readonly RecordedDefinition[];
}

/** Reads a packed recording from a brotli-compressed file. */
export function readRecording(path: string): Recording {
  return unpack(readPacked<PackedRecording>(path));
}

/** Reads brotli-compressed JSON; integers that no double holds are `{"integer": "digits"}`. */
export function readPacked<T>(path: string): T {
  return JSON.parse(brotliDecompressSync(readFileSync(path)).toString(), (_key, value) =>
    value !== null && typeof value === 'object' && 'integer' in value ? BigInt(value.integer) : value,
  ) as T;
}

export function unpack(packed: PackedRecording): Recording {
  const sets = unpackColumns(packed);
  return {
    qemu: packed.qemu,
    accelerator: packed.accelerator,
    machines: Object.keys(packed.machines),
    models: packed.models,
    expansions: (machine) => {
      const row = packed.rows[packed.machines[machine] ?? -1] ?? [];
      return packed.models.flatMap((model, at) => {
        const expansion = sets[row[at] ?? -1];
        return expansion === undefined ? [] : [[model, expansion] as const];
      });
    },
    definitions: (machine) => packed.definitionLists[packed.definitions[machine] ?? -1] ?? [],
  };
}

function unpackColumns({ columns }: PackedRecording): Expansion[] {
  const count = Object.values(columns)[0]?.[1].length ?? 0;
  const sets = Array.from({ length: count }, (): Record<string, RecordedValue> => ({}));
  for (const [property, [values, codes]] of Object.entries(columns)) {
    sets.forEach((expansion, set) => {
      const value = values[codes.charCodeAt(set) - FIRST_CODE];
      if (value !== null && value !== undefined) expansion[property] = value as RecordedValue;
    });
  }
  return sets;
}
