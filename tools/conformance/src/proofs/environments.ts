import { randomNumbers } from '@cpu-models/probe';
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
    const wanted = process.env['ENVIRONMENTS'] ?? '5';
    const most = wanted === 'all' ? Number.POSITIVE_INFINITY : Number(wanted);
    const { tried, cases, wrong } = runCases(most, randomNumbers(seedOfTree()), progress.step);
    const detail = [`${tried} of ${cases} environments, ${wrong.length} failed`, ...wrong.slice(0, 5)].join('; ');
    const status = wrong.length === 0 && tried > 0 ? 'equal' : 'differs';
    const attacks = { tried, failed: wrong.length };
    return [{ name: ['environments'], status, attacks, detail }];
  },
};
