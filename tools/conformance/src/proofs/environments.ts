import { randomNumbers } from '@cpu-models/probe';
import { attacked, wanted } from '../attacks.js';
import { runCases } from '../environments/campaign.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Commands without a home, on full disks, in folders with odd names. ENVIRONMENTS says how many (`all` for the whole
 * proof); by default a sample that differs from one committed tree to the next. Some take root.
 */
export const environments: Proof = {
  name: 'environments',
  about: 'that commands end in a sentence, and with the right status, wherever they are run',
  run: async ({ progress }) => {
    const most = wanted('ENVIRONMENTS', 5);
    const { tried, cases, wrong } = runCases(most, randomNumbers(seedOfTree()), progress.step);
    return [attacked(['environments'], tried, wrong, `${tried} of ${cases} environments, ${wrong.length} failed`)];
  },
};
