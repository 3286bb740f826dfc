import { featureUses } from '../facts/feature-uses.js';
import { groupBy } from '../facts/group.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const duplicateUse = defineRule({
  id: 'duplicate-use',
  what: 'A list names a feature once in a release.',
  *find(source) {
    for (const list of groupBy(featureUses(source), (use) => use.list).values()) {
      for (const uses of groupBy(list, ({ name }) => name).values()) {
        for (const [i, { document, path, name, span }] of uses.entries()) {
          if (!uses.slice(0, i).some((other) => overlap(other.span, span))) continue;
          yield at(document, path, {
            message: `${name} stands twice in this list`,
            expected: 'each feature once',
            fix: 'delete one',
          });
        }
      }
    }
  },
});
