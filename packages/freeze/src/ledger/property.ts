import { bitsOf, type Cell, type Column, cellOfWord } from '../columns.js';

/** Reads and writes single features and properties of rows, by the names that {@link bitName} gives. */
export interface PropertyAccess {
  read(row: readonly Cell[], property: string): Cell;
  write(row: Cell[], property: string, value: Cell): void;
}

/** The name of a bit, or its word and number where it has none of its own. */
export function bitName(column: Column & { kind: 'word' }, bit: number): string {
  const name = column.names[bit] ?? null;
  const unique = name !== null && column.names.indexOf(name) === bit && column.names.lastIndexOf(name) === bit;
  return unique ? name : `${column.key}.${bit}`;
}

export function changedBits(mask: bigint): number[] {
  const bits: number[] = [];
  for (let bit = 0; mask >> BigInt(bit) > 0n; bit++) if ((mask >> BigInt(bit)) & 1n) bits.push(bit);
  return bits;
}

export function propertyAccess(columns: readonly Column[]): PropertyAccess {
  const places = new Map<string, { readonly at: number; readonly mask: bigint | null }>();
  columns.forEach((column, at) => {
    if (column.kind !== 'word') places.set(column.key, { at, mask: null });
    else column.names.forEach((_, bit) => places.set(bitName(column, bit), { at, mask: 1n << BigInt(bit) }));
  });
  const placeOf = (property: string) => {
    const place = places.get(property);
    if (place === undefined) throw new Error(`the ledger tells of ${property}, which its words and properties lack`);
    return place;
  };
  return {
    read: (row, property) => {
      const { at, mask } = placeOf(property);
      return mask === null ? (row[at] ?? null) : (bitsOf(row[at] ?? 0) & mask) !== 0n;
    },
    write: (row, property, value) => {
      const { at, mask } = placeOf(property);
      if (mask === null) row[at] = value;
      else row[at] = cellOfWord(value === true ? bitsOf(row[at] ?? 0) | mask : bitsOf(row[at] ?? 0) & ~mask);
    },
  };
}
