import { at, defineRule } from '../rule.js';

/** What stands under each name of a cache. */
const SLOTS = { l1d: ['data', 1], l1i: ['instruction', 1], l2: ['unified', 2], l3: ['unified', 3] } as const;

export const cacheLevels = defineRule({
  id: 'cache-levels',
  what: 'A set of caches has both first levels and a second one, and legacy caches stand under their own level.',
  *find(source) {
    for (const { document, value } of source.all('caches')) {
      const loose = new Map(value.loose.map((entry) => [entry.id, entry]));
      for (const list of ['sets', 'legacy'] as const) {
        for (const [i, entry] of value[list].entries()) {
          if ('set' in entry) continue;
          for (const level of ['l1d', 'l1i', 'l2'] as const) {
            if (entry[level] === undefined)
              yield at(document, [list, i], { message: `${list}.${i} has no ${level}`, expected: 'l1d, l1i and l2' });
          }
        }
      }
      for (const [i, use] of value.legacy.entries()) {
        for (const [level, [type, number]] of Object.entries(SLOTS)) {
          const cache = loose.get(use[level as keyof typeof SLOTS] ?? '');
          if (cache === undefined || (cache.type === type && cache.level === number)) continue;
          yield at(document, ['legacy', i, level], {
            message: `${cache.id} holds ${cache.type} at level ${cache.level}`,
            expected: `${type} at level ${number}`,
          });
        }
      }
    }
  },
});
