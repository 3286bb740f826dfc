import type { CacheDescription, CachesFile, Path } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const cacheSize = defineRule({
  id: 'cache-size',
  what: "A cache's size is line-size x associativity x partitions x sets, as QEMU asserts.",
  *find(source) {
    for (const { document, value } of source.all('caches')) {
      for (const [path, cache] of cachesOf(value)) {
        const { size, associativity = 0, partitions = 0, sets = 0 } = cache;
        // Caches of leaf 2 alone leave these out.
        if (partitions === 0 && sets === 0) continue;
        const product = cache['line-size'] * associativity * partitions * sets;
        if (product !== size)
          yield at(document, [...path, 'size'], {
            message: `the size is ${size}, but line-size x associativity x partitions x sets is ${product}`,
            expected: 'the same number',
          });
      }
    }
  },
});

function* cachesOf(file: CachesFile): Generator<[Path, CacheDescription]> {
  for (const [i, set] of file.sets.entries()) {
    for (const level of ['l1d', 'l1i', 'l2', 'l3'] as const) {
      const cache = set[level];
      if (cache !== undefined) yield [['sets', i, level], cache];
    }
  }
  for (const [i, { cache }] of file.loose.entries()) yield [['loose', i, 'cache'], cache];
}
