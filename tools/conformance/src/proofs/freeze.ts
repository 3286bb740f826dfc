import { attemptersFor } from '../freeze/attempters.js';
import { runCampaign } from '../freeze/campaign.js';
import { verdictOf } from '../freeze/verdict.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Random single facts of every kind said differently: the freeze refuses those that change an answer of a released QEMU or
 * libvirt under some option, and lets the others pass. FREEZE_FACTS says how many (1,000 for the whole proof), FREEZE_SEED
 * which; by default a sample that differs from one committed tree to the next.
 */
export const freeze: Proof = {
  name: 'freeze',
  about: 'that every edit that changes a released answer is refused, and no other',
  run: async ({ source, progress }) => {
    const count = Number(process.env['FREEZE_FACTS'] ?? 30);
    const seed = Number(process.env['FREEZE_SEED'] ?? seedOfTree());
    const { attempters, end } = attemptersFor(source, seed, count);
    const counts = await runCampaign(attempters, count, (done, wrong) =>
      progress.step(`fact ${done} of ${count}, ${wrong} wrong`),
    );
    end();
    return verdictOf(counts, count, seed);
  },
};
