import { compareReleases } from '@cpu-models/runtime';
import { at, defineRule } from '../rule.js';

export const compatArray = defineRule({
  id: 'compat-array',
  what: 'Compat arrays stand newest first, and machine types name arrays that exist.',
  *find(source) {
    const known = new Set(source.all('compat').flatMap(({ value }) => value.arrays.map(({ array }) => array)));
    for (const { document, value } of source.all('compat')) {
      for (const [i, { array }] of value.arrays.entries()) {
        const previous = value.arrays[i - 1]?.array;
        if (previous === undefined || compareReleases(array, previous) <= 0) continue;
        yield at(document, ['arrays', i, 'array'], {
          message: `the array ${array} stands behind ${previous}, which is older`,
          expected: 'arrays newest first: later ones win',
        });
      }
    }
    // Without a readable compat.yaml nothing can be said of its arrays.
    if (known.size === 0) return;
    for (const { document, value } of source.all('machines')) {
      for (const [i, family] of value.families.entries()) {
        for (const [j, { compat = [] }] of family.machines.entries()) {
          for (const [k, array] of compat.entries()) {
            if (!known.has(array))
              yield at(document, ['families', i, 'machines', j, 'compat', k], {
                message: `no compat array is called ${array}`,
                expected: 'an array of x86/qemu/compat.yaml',
              });
          }
        }
      }
    }
  },
});
