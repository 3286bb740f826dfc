import type { Cell } from '../columns.js';

/** A cell as the ledger writes it. */
export type Written = boolean | number | string | null;

/** 64-bit numbers become quoted hexadecimal, which no property that is a text looks like. */
export function writeCell(cell: Cell): Written {
  return typeof cell === 'bigint' ? `0x${cell.toString(16)}` : cell;
}

export function readCell(written: Written): Cell {
  return typeof written === 'string' && /^0x[0-9a-f]+$/.test(written) ? BigInt(written) : written;
}
