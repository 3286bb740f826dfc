import type { Feature, WordFile } from '@cpu-models/source';
import type { Differences, TableBit } from './table.js';

/** What came of comparing our words with Linux's table. */
export interface Comparison {
  /** Bits of CPUID leaves that our words name; those of hypervisors' own leaves are not in Linux's table. */
  readonly bits: number;
  readonly same: number;
  /** Listed differences that hold. */
  readonly listed: number;
  /** Differences that nobody listed, and listed ones that are none. */
  readonly problems: readonly string[];
}

const HYPERVISORS = 0x40000000;

/** Compares place and name of every named CPUID bit. */
export function compareWithTable(
  words: readonly WordFile[],
  table: readonly TableBit[],
  differences: Differences,
): Comparison {
  const problems: string[] = [];
  const expected = new Set(listedLines(differences));
  const unneeded = new Set(expected);
  let [bits, same] = [0, 0];
  for (const { word, feature, at } of namedBits(words)) {
    bits++;
    const theirs = table.find((row) => isAt(row, at, feature.bit));
    if (theirs !== undefined && isNamed(feature, theirs.name)) {
      same++;
      continue;
    }
    const line = lineOf(word, feature.bit, feature.name, theirs?.name ?? 'nothing');
    if (expected.has(line)) unneeded.delete(line);
    else problems.push(line);
  }
  const stale = [...unneeded].map((line) => `listed, and not so: ${line}`);
  return { bits, same, listed: expected.size - unneeded.size, problems: [...problems, ...stale] };
}

function lineOf(word: string, bit: number, name: string, linux: string): string {
  return `${word} bit ${bit}: ${name} here, ${linux} in Linux's table`;
}

function listedLines({ absent, names }: Differences): string[] {
  return [
    ...absent.flatMap(({ word, bits }) =>
      Object.entries(bits).map(([bit, name]) => lineOf(word, Number(bit), name, 'nothing')),
    ),
    ...names.map(({ word, bit, name, linux }) => lineOf(word, bit, name, linux)),
  ];
}

type CpuidAddress = Extract<WordFile['at'], { leaf: number }>;

function namedBits(words: readonly WordFile[]) {
  return words.flatMap(({ word, at, features }) =>
    'leaf' in at && at.leaf >>> 28 !== HYPERVISORS >>> 28
      ? features.map((feature) => ({ word, feature, at: at as CpuidAddress }))
      : [],
  );
}

function isAt({ leaf, subleaves, register, bit }: TableBit, at: CpuidAddress, wanted: number): boolean {
  const ends = subleaves.split(':').map(Number);
  const subleaf = at.subleaf ?? 0;
  return (
    leaf === at.leaf &&
    register === at.register &&
    bit === wanted &&
    Math.min(...ends) <= subleaf &&
    subleaf <= Math.max(...ends)
  );
}

/** By any spelling that the source knows, whatever stands between its parts. */
function isNamed({ name, linux, aliases = [], libvirt }: Feature, wanted: string): boolean {
  const ofLibvirt = typeof libvirt === 'object' ? libvirt.name : undefined;
  const known = [name, linux, ofLibvirt, ...aliases.map((alias) => (typeof alias === 'string' ? alias : alias.name))];
  return known.some((spelling) => spelling !== undefined && plain(spelling) === plain(wanted));
}

function plain(name: string): string {
  return name.replaceAll(/[-._]/g, '').toLowerCase();
}
