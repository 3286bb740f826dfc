import { type Agreement, hasTscScaling } from './agree.js';
import type { ExplainHost } from './host.js';

/** TSC scaling at the destination makes up for another frequency; widths and layouts have to be equal. */
export function disagreements(agree: readonly Agreement[], destination: ExplainHost): string[] {
  const relevant = agree.filter(
    ({ relevant: counts, state, matter }) => counts && state === 'differs' && matter !== 'tsc-scaling',
  );
  const left = relevant.filter(({ matter }) => matter !== 'tsc-frequency' || !hasTscScaling(destination));
  return left.map(({ matter, values, why }) => `${matter} differs (${values.join(' here, ')} there): ${why}`);
}

/** What would have to be known. */
export function openMatters(agree: readonly Agreement[]): string[] {
  const open = agree.filter(({ relevant, state }) => relevant && state === 'unknown');
  return open.length === 0 ? [] : [`whether the hosts agree on ${open.map(({ matter }) => matter).join(', ')}`];
}
