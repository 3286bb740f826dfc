import { randomNumbers } from '@cpu-models/probe';
import { attacked, wanted } from '../attacks.js';
import { killAll } from '../kills/campaign.js';
import { demandOutputs, SCENARIOS } from '../kills/scenarios.js';
import { shuffled } from '../mutations/random.js';
import { mapInParallel } from '../pool.js';
import { isInstalled } from '../run.js';
import { seedOfTree } from '../seed.js';
import type { Proof } from './proof.js';

/**
 * Kills every command that writes at every change of a file: the next run finds the old state or the new one. KILL_POINTS
 * says at how many (`all` for the whole proof), KILL_COMMANDS of which (names with commas between); by default a sample that
 * differs from one committed tree to the next.
 */
export const kills: Proof = {
  name: 'kills',
  about: 'that a command killed at any point leaves the old state or the new one to the next run',
  run: async ({ progress }) => {
    demandOutputs();
    const points = wanted('KILL_POINTS', 6);
    const random = randomNumbers(seedOfTree());
    const named = process.env['KILL_COMMANDS']?.split(',');
    const all = named === undefined ? SCENARIOS : SCENARIOS.filter(({ name }) => named.includes(name));
    const chosen = Number.isFinite(points) ? shuffled(all, random).slice(0, 2) : all;
    const most = Math.ceil(points / chosen.length);
    return mapInParallel(chosen, async (scenario) => {
      const name = ['kills', scenario.name];
      if (scenario.needs !== undefined && !(await isInstalled(scenario.needs)))
        return { name, status: 'skipped' as const, detail: `${scenario.needs} is not installed` };
      progress.step(`kills ${scenario.name}`);
      const { tried, points: places, wrong } = await killAll(scenario, most, random);
      const summary = `${tried - wrong.length} of ${tried} kills do no harm (of ${places} places)`;
      return attacked(name, tried, wrong, summary);
    });
  },
};
