import { makeEdits } from '../freeze/edits.js';
import { runTrials } from '../freeze/trials.js';
import type { Proof } from './proof.js';

/**
 * Generated edits of the source: the freeze refuses those that change a released CPU, names the right ones, and lets the
 * others pass. Each is judged by resolving everything again, so it is every other pair of them (226), or with
 * FREEZE_EDITS=all every one, which takes half an hour.
 */
export const freeze: Proof = {
  name: 'freeze',
  about: 'that no edit changes a released CPU unnoticed, and no harmless one is refused',
  run: async ({ source, progress }) => {
    const edits = makeEdits(source).filter((_, at) => process.env['FREEZE_EDITS'] === 'all' || at % 4 < 2);
    const counts = runTrials(source, (done, all) => progress.step(`edit ${done + 1} of ${all}`), edits);
    const { harmful, refused, harmless, passed, wrong } = counts;
    const line = (name: string, got: number, wanted: number, what: string) => {
      const first = wrong.slice(0, 5);
      return {
        name: ['freeze', name],
        status: got === wanted && wanted > 0 ? ('noticed' as const) : ('missed' as const),
        detail: [`${got} of ${wanted} ${what}`, ...(got === wanted ? [] : first)].join('; '),
      };
    };
    return [
      line(
        'harmful',
        refused,
        harmful,
        'edits that change a released CPU are refused, with the right machine types and models',
      ),
      line('harmless', passed, harmless, 'edits that change none pass'),
      {
        name: ['freeze', 'all'],
        status: wrong.length === 0 ? ('noticed' as const) : ('missed' as const),
        detail: `${counts.edits} edits${wrong.length > 0 ? `, ${wrong.length} faults` : ''}`,
      },
    ];
  },
};
