import { randomNumbers } from '@cpu-models/probe';
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
    const wanted = process.env['HOSTILE_TREES'] ?? '12';
    const most = wanted === 'all' ? Number.POSITIVE_INFINITY : Number(wanted);
    const { tried, trees, read, wrong } = await readHostileTrees(most, randomNumbers(seedOfTree()), progress.step);
    const detail = [
      `${tried} of ${trees} trees, ${read} read, ${tried - read - wrong.length} refused, ${wrong.length} failed`,
      ...wrong.slice(0, 5),
    ];
    return [
      {
        name: ['hostile trees'],
        attacks: { tried, failed: wrong.length },
        status: wrong.length === 0 && tried > 0 ? 'equal' : 'differs',
        detail: detail.join('; '),
      },
    ];
  },
};
