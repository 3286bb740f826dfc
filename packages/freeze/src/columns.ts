import { type PropertyValue, propertyValue, type QemuRelease, type ResolvedCpu } from '@cpu-models/runtime';

/** A cell of an answer: a property's value, or a feature word. A word below 2^32 is a number, another one a bigint. */
export type Cell = PropertyValue | null;
/** One CPU: its cells in the order of some columns. */
export type Row = readonly Cell[];

/** What a cell holds: a feature word, or a property that is no feature bit. */
export type Column =
  | {
      readonly kind: 'word';
      readonly key: string;
      readonly index: number;
      readonly tcg: bigint;
      readonly names: readonly (string | null)[];
    }
  | { readonly kind: 'property'; readonly key: string; readonly index: number; readonly limited: boolean }
  /** Features of a word beside what TCG lacks of it that are reported as unavailable under TCG. */
  | { readonly kind: 'unavailable'; readonly key: string; readonly index: number }
  | { readonly kind: 'alias-of'; readonly key: 'alias-of' };

/** The columns of a release: all that tells its CPUs apart, what names an instance left out. */
export function columnsOf(release: QemuRelease): readonly Column[] {
  const words = release.words.map(
    ({ name, tcg, names }, index): Column => ({ kind: 'word', key: wordKey(name), index, tcg, names }),
  );
  const properties = release.properties.flatMap((spec, index): Column[] =>
    spec.instance ? [] : [{ kind: 'property', key: spec.name, index, limited: spec.models !== undefined }],
  );
  const unavailable = words.map(
    (word, index): Column => ({ kind: 'unavailable', key: `unavailable ${word.key}`, index }),
  );
  return [...words, ...properties, ...unavailable, { kind: 'alias-of', key: 'alias-of' }];
}

/** `FEAT_1_EDX` is `1_EDX` in the source. */
export function wordKey(name: string): string {
  return name.replace(/^FEAT_/, '');
}

/** A resolved CPU's cells. */
export function rowOf(cpu: ResolvedCpu, columns: readonly Column[]): Row {
  const { features, values } = cpu.state;
  const max = cpu.request.model.kind === 'max' || cpu.request.model.kind === 'host';
  const filtered = cpu.accelerator === 'tcg' ? cpu.state.filtered : null;
  return columns.map((column) => {
    switch (column.kind) {
      case 'word':
        return wordCell(features, column.index);
      case 'property':
        if (column.limited && !max) return null;
        return column.key === 'model' ? propertyValue(cpu, 'model') : (values[column.index] ?? '');
      case 'unavailable':
        // Before the accelerator has its say: what dependencies took although it was asked for.
        return filtered === null ? 0 : wordCell(filtered, column.index);
      case 'alias-of':
        return cpu.aliasOf;
    }
  });
}

function wordCell(pairs: Uint32Array, index: number): Cell {
  const low = pairs[2 * index] ?? 0;
  const high = pairs[2 * index + 1] ?? 0;
  return high === 0 ? low : (BigInt(high) << 32n) | BigInt(low);
}

/** A word's cell for its bits. */
export function cellOfWord(bits: bigint): Cell {
  return bits < 1n << 32n ? Number(bits) : bits;
}

export function bitsOf(cell: Cell): bigint {
  return typeof cell === 'bigint' ? cell : BigInt(Number(cell ?? 0));
}
