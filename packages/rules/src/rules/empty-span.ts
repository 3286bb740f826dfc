import { isEmpty } from '../facts/spans.js';
import { spanned } from '../facts/walk.js';
import { at, defineRule } from '../rule.js';

export const emptySpan = defineRule({
  id: 'empty-span',
  what: '`since` is before `until`.',
  *find(source) {
    for (const { document, path, span } of spanned(source)) {
      if (!isEmpty(span)) continue;
      yield at(document, [...path, 'since'], {
        message: `since ${span.since} is not before until ${span.until}`,
        expected: 'a since that is older',
        fix: 'until is the first release that no longer has it',
      });
    }
  },
});
