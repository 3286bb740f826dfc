import type { WordPart } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const dependencyPart = defineRule({
  id: 'dependency-part',
  what: 'A side of a dependency says which bits it means in one way: features, a mask, or all.',
  *find(source) {
    for (const { document, value } of source.all('dependencies')) {
      for (const [i, rule] of value.dependencies.entries()) {
        for (const side of ['if-none-of', 'then-off'] as const) {
          const given = waysOf(rule[side]);
          if (given.length === 1) continue;
          const message =
            given.length === 0
              ? `${side} says no bits of ${rule[side].word}`
              : `${side} says its bits by ${given.join(' and ')}`;
          yield at(document, ['dependencies', i, side], { message, expected: 'one of features, mask, all' });
        }
      }
    }
  },
});

function waysOf(part: WordPart): string[] {
  return (['features', 'mask', 'all'] as const).filter((way) => part[way] !== undefined);
}
