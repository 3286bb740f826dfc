import { attemptersFor } from '../freeze/attempters.js';
import { runCampaign } from '../freeze/campaign.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Random single facts of every kind said differently: the freeze refuses those that change an answer of a released QEMU or
 * libvirt under some option, and lets the others pass. FREEZE_FACTS says how many (1,000 for the whole proof), FREEZE_SEED
 * which; by default a sample that differs from one committed tree to the next.
 */
export const freeze: Proof = {
  name: 'freeze',
  about: 'that no edit changes a released answer unnoticed; how many harmless ones are refused is told',
  run: async ({ source, progress }) => {
    const count = Number(process.env['FREEZE_FACTS'] ?? 30);
    const seed = Number(process.env['FREEZE_SEED'] ?? seedOfTree());
    const { attempters, end } = attemptersFor(source, seed, count);
    const counts = await runCampaign(attempters, count, (done, wrong) =>
      progress.step(`fact ${done} of ${count}, ${wrong} wrong`),
    );
    end();
    const { harmful, refused, harmless, passed, tried, wrong } = counts;
    const line = (name: string, got: number, wanted: number, what: string) => ({
      name: ['freeze', name],
      status: got === wanted && wanted > 0 ? ('noticed' as const) : ('missed' as const),
      ...(name === 'all' ? {} : { attacks: { tried: wanted, failed: wanted - got } }),
      detail: [`${got} of ${wanted} ${what}`, ...(got === wanted ? [] : wrong.slice(0, 5))].join('; '),
    });
    return [
      line('harmful', refused, harmful, 'facts that change a released answer are refused'),
      // The freeze is still stricter than the promise: what it refuses needlessly is listed, and is not proved.
      passed === harmless
        ? line('harmless', passed, harmless, 'facts that change none pass')
        : {
            name: ['freeze', 'harmless'],
            status: 'skipped' as const,
            attacks: { tried: harmless, failed: harmless - passed },
            detail: `NOT PROVED: ${passed} of ${harmless} facts that change none pass; refused needlessly: ${wrong.slice(0, 5).join('; ')}`,
          },
      line('all', tried, count, `facts tried (seed ${seed})`),
    ];
  },
};
