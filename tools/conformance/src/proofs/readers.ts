import { randomNumbers } from '@cpu-models/probe';
import { attacked, wanted } from '../attacks.js';
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
    const broken = findBreaks(wanted('READER_TEXTS', 300), randomNumbers(seedOfTree()), progress.step);
    const growth = await findGrowth(progress.step);
    return [
      ...broken.map(({ name, tried, wrong }) => caseOf(name, tried, 'texts made worse', wrong)),
      caseOf('growth', growth.tried, 'readers and repeated pieces', growth.wrong),
    ];
  },
};

function caseOf(name: string, tried: number, what: string, wrong: readonly string[]): CaseResult {
  return attacked(['readers', name], tried, wrong, `${tried} ${what}, ${wrong.length} failed`);
}
