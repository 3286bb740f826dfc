import type { CaseResult } from '../cases.js';
import type { Counts } from './campaign.js';

/** What a campaign of `count` facts came to: refused needlessly counts as wrong, like let pass. */
export function verdictOf({ harmful, refused, harmless, passed, tried, wrong }: Counts, count: number, seed: number) {
  const line = (name: string, got: number, wanted: number, what: string): CaseResult => ({
    name: ['freeze', name],
    status: got === wanted && wanted > 0 ? 'noticed' : 'missed',
    ...(name === 'all' ? {} : { attacks: { tried: wanted, failed: wanted - got } }),
    detail: [`${got} of ${wanted} ${what}`, ...(got === wanted ? [] : wrong.slice(0, 5))].join('; '),
  });
  return [
    line('harmful', refused, harmful, 'facts that change a released answer are refused'),
    line('harmless', passed, harmless, 'facts that change none pass'),
    line('all', tried, count, `facts tried (seed ${seed})`),
  ];
}
