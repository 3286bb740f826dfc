import type { WordFile } from '@cpu-models/source';
import type { CaseResult } from '../cases.js';
import { compareWithTable } from '../kcpuid/compare.js';
import { readDifferences, recordedTable, type TableBit, treeTable } from '../kcpuid/table.js';
import type { Proof } from './proof.js';

/** Where each named bit of CPUID is and what it is called, by a second source. */
export const kcpuid: Proof = {
  name: 'kcpuid',
  about: "place and name of every named CPUID bit, against Linux's kcpuid table",
  run: async ({ source }) => {
    const words = source.all('word').map(({ value }) => value);
    const table = recordedTable();
    return [compared(words, table), moved(words, table), renamed(words, table), record(table, treeTable())];
  },
};

function compared(words: readonly WordFile[], table: readonly TableBit[]): CaseResult {
  const { bits, same, listed, problems } = compareWithTable(words, table, readDifferences());
  const name = ['bits', 'Linux 7.2'];
  if (problems.length > 0) return { name, status: 'differs', detail: problems.slice(0, 8).join('; ') };
  return { name, status: 'equal', detail: `${bits} bits: ${same} the same, ${listed} listed with their reasons` };
}

/** The proof can fail: a bit in another place, and another name, are noticed. */
function moved(words: readonly WordFile[], table: readonly TableBit[]): CaseResult {
  return planted('a bit moved', words, table, (feature) => ({ ...feature, bit: (feature.bit + 1) % 32 }));
}

function renamed(words: readonly WordFile[], table: readonly TableBit[]): CaseResult {
  return planted('a bit renamed', words, table, ({ bit }) => ({ bit, name: 'something-else' }));
}

function planted(
  what: string,
  words: readonly WordFile[],
  table: readonly TableBit[],
  change: (feature: WordFile['features'][number]) => WordFile['features'][number],
): CaseResult {
  const missed = words.filter((word, at) => {
    const first = word.features[0];
    if (!('leaf' in word.at) || word.at.leaf >>> 28 === 4 || first === undefined) return false;
    const wrong = words.with(at, { ...word, features: [change(first), ...word.features.slice(1)] });
    return compareWithTable(wrong, table, readDifferences()).problems.length === 0;
  });
  const names = missed.map(({ word }) => word);
  return missed.length === 0
    ? { name: ['planted', what], status: 'noticed', detail: 'in the first bit of every word' }
    : { name: ['planted', what], status: 'missed', detail: names.join(' ') };
}

function record(table: readonly TableBit[], tree: readonly TableBit[] | undefined): CaseResult {
  const name = ['record', 'Linux 7.2'];
  if (tree === undefined)
    return {
      name,
      status: 'skipped',
      detail: 'LINUX_TREE names no tree of Linux: the table was not read from it anew',
    };
  const key = (row: TableBit) => JSON.stringify(row);
  const [ours, theirs] = [new Set(table.map(key)), new Set(tree.map(key))];
  const differing = [...ours, ...theirs].filter((row) => ours.has(row) !== theirs.has(row));
  return differing.length === 0
    ? { name, status: 'identical', detail: `${theirs.size} bits` }
    : { name, status: 'differs', detail: `${differing.length} rows, such as ${differing[0]}` };
}
