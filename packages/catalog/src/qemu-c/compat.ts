import { holds } from '../span.js';
import type { Context } from './context.js';
import type { CCompatArray } from './types.js';

/** What machine types pin of CPUs, newest array first. Arrays without such an entry, or elsewhere than in pc.c, are left out. */
export function compatTable({ source, release }: Context): CCompatArray[] {
  return source
    .one('compat')
    .value.arrays.filter((array) => holds(array, release) && array.in === undefined)
    .map(({ array, entries }) => ({
      array,
      entries: entries
        .filter((entry) => holds(entry, release))
        .map(({ model, property, value }) => ({ model, property, value })),
    }))
    .filter(({ entries }) => entries.length > 0);
}
