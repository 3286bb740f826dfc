import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A single bit of Linux's table, where the subleaves are one number or a range, `0` or `31:1`. */
export interface TableBit {
  readonly leaf: number;
  readonly subleaves: string;
  readonly register: string;
  readonly bit: number;
  readonly name: string;
}

/** What is known to differ. */
export interface Differences {
  /** Bits that the table does not have: our names by bit. */
  readonly absent: readonly {
    readonly word: string;
    readonly bits: Readonly<Record<string, string>>;
    readonly reason: string;
  }[];
  /** Bits with another name there. */
  readonly names: readonly {
    readonly word: string;
    readonly bit: number;
    readonly name: string;
    readonly linux: string;
    readonly reason: string;
  }[];
}

const FOLDER = fileURLToPath(new URL('../../kcpuid/', import.meta.url));
const RECORD = `${FOLDER}linux-7.2.csv`;
const IN_LINUX = 'tools/arch/x86/kcpuid/cpuid.csv';

/** The places and names of the table's single bits, as of Linux 7.2; its descriptions are not kept. */
export function recordedTable(): TableBit[] {
  return readTable(readFileSync(RECORD, 'utf8'));
}

/** The table of an unpacked tree of Linux, named by `LINUX_TREE`; undefined without one. */
export function treeTable(tree = process.env.LINUX_TREE): TableBit[] | undefined {
  const file = `${tree ?? ''}/${IN_LINUX}`;
  return tree === undefined || !existsSync(file) ? undefined : readTable(readFileSync(file, 'utf8'));
}

export function readDifferences(): Differences {
  return parse(readFileSync(`${FOLDER}differences.yaml`, 'utf8')) as Differences;
}

/** Rows of leaf, subleaves, register, bits and name. Fields of several bits are no features, and left out. */
export function readTable(text: string): TableBit[] {
  const rows = text.split('\n').map((line) => line.split(',').map((cell) => cell.trim()));
  return rows
    .filter(([leaf, , , bits]) => /^0x/.test(leaf ?? '') && /^\d+$/.test(bits ?? ''))
    .map(([leaf, subleaves = '0', register = '', bit, name = '']) => ({
      leaf: Number(leaf),
      subleaves,
      register,
      bit: Number(bit),
      name,
    }));
}
