import { featuresByName, place } from '../facts/features.js';
import { at, defineRule } from '../rule.js';

export const duplicateFeature = defineRule({
  id: 'duplicate-feature',
  what: 'A feature has a name of its own across all words; two bits that share a name in QEMU say so by `qemu:`.',
  needs: ['word'],
  *find(source) {
    for (const [name, entries] of featuresByName(source)) {
      for (const { word, path } of entries.slice(1)) {
        const [first] = entries;
        if (first === undefined) continue;
        const fix =
          first.word.value.word === word.value.word
            ? `give it another name and qemu: ${name}`
            : 'rename one, or delete it';
        yield at(word.document, [...path, 'name'], {
          message: `the name ${name} is taken by ${place(first)}`,
          expected: 'a name of its own',
          fix,
        });
      }
    }
  },
});
