import { allFeatures } from '../facts/features.js';
import { groupBy } from '../facts/group.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const sameBit = defineRule({
  id: 'same-bit',
  what: 'A bit is one feature at a time.',
  needs: ['word'],
  *find(source) {
    const byBit = groupBy(allFeatures(source), ({ word, feature }) => `${word.document.file} ${feature.bit}`);
    for (const group of byBit.values()) {
      for (const [i, entry] of group.entries()) {
        const earlier = group.slice(0, i).find((other) => overlap(other.span, entry.span));
        if (earlier === undefined) continue;
        const { feature, word, path } = entry;
        yield at(word.document, [...path, 'bit'], {
          message: `bit ${feature.bit} of ${word.value.word} is both ${earlier.feature.name} and ${feature.name}`,
          expected: 'one feature on a bit in a release',
          fix: `correct a bit, make one name an alias, or give them since and until`,
        });
      }
    }
  },
});
