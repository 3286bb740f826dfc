import { featureUses } from '../facts/feature-uses.js';
import { groupBy } from '../facts/memo.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const duplicateUse = defineRule({
  id: 'duplicate-use',
  what: 'A list names a feature once in a release.',
  *find(source) {
    const listOf = (path: readonly (string | number)[]) => path.slice(0, path.at(-1) === 'name' ? -2 : -1).join(' ');
    for (const uses of groupBy(featureUses(source), ({ document, path, name }) => `${document.file} ${listOf(path)} ${name}`).values()) {
      for (const [i, { document, path, name, span }] of uses.entries()) {
        if (uses.slice(0, i).some((other) => overlap(other.span, span))) {
          yield at(document, path, { message: `${name} stands twice in this list`, expected: 'each feature once', fix: 'delete one' });
        }
      }
    }
  },
});
