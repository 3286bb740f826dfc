import { randomNumbers } from '@cpu-models/probe';
import type { CaseResult } from '../cases.js';
import { findGrowth } from '../readers/growth.js';
import { findBreaks } from '../readers/mutated.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Readers of what others made: texts of one repeated piece take time that grows with their length, and texts that were made
 * worse at random are read or refused. READER_TEXTS says how many for each reader (10,000 for the whole proof).
 */
export const readers: Proof = {
  name: 'readers',
  about: 'that no text of others breaks a reader, or makes it take more time than its length explains',
  run: async ({ progress }) => {
    const count = Number(process.env['READER_TEXTS'] ?? 300);
    const broken = findBreaks(count, randomNumbers(seedOfTree()), progress.step);
    const growth = await findGrowth(progress.step);
    return [
      ...broken.map(({ name, tried, wrong }) => caseOf(name, tried, 'texts made worse', wrong)),
      caseOf('growth', growth.tried, 'readers and repeated pieces', growth.wrong),
    ];
  },
};

function caseOf(name: string, tried: number, what: string, wrong: readonly string[]): CaseResult {
  const detail = [`${tried} ${what}, ${wrong.length} failed`, ...wrong.slice(0, 5)].join('; ');
  const attacks = { tried, failed: wrong.length };
  return { name: ['readers', name], status: wrong.length === 0 ? 'equal' : 'differs', attacks, detail };
}
