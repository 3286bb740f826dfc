import { randomNumbers } from '@cpu-models/probe';
import { attacked, wanted } from '../attacks.js';
import { readHostileTrees } from '../hostile/campaign.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Trees of QEMU that mean harm. HOSTILE_TREES says how many (`all` for the whole proof); by default a sample that differs
 * from one committed tree to the next.
 */
export const hostile: Proof = {
  name: 'hostile',
  about: 'that a tree that means harm is read or refused, runs nothing and reaches nothing outside of it',
  run: async ({ progress }) => {
    const most = wanted('HOSTILE_TREES', 12);
    const { tried, trees, read, wrong } = await readHostileTrees(most, randomNumbers(seedOfTree()), progress.step);
    const summary = `${tried} of ${trees} trees, ${read} read, ${tried - read - wrong.length} refused, ${wrong.length} failed`;
    return [attacked(['hostile trees'], tried, wrong, summary)];
  },
};
