import { allFeatures, place } from '../facts/features.js';
import { groupBy } from '../facts/group.js';
import { at, defineRule } from '../rule.js';

export const sameMacro = defineRule({
  id: 'same-macro',
  what: 'A macro of C stands for one bit of one word.',
  needs: ['word'],
  *find(source) {
    const used = allFeatures(source).flatMap((entry) => {
      const { macro } = entry.feature;
      if (macro === undefined) return [];
      return typeof macro === 'string'
        ? [{ macro, entry, tail: [] }]
        : macro.map(({ value }, i) => ({ macro: value, entry, tail: [i, 'value'] }));
    });
    for (const [macro, uses] of groupBy(used, (use) => use.macro)) {
      const [first] = uses;
      for (const { entry, tail } of uses.slice(1)) {
        if (first === undefined || place(first.entry) === place(entry)) continue;
        yield at(entry.word.document, [...entry.path, 'macro', ...tail], {
          message: `the macro ${macro} of ${place(entry)} is already that of ${place(first.entry)}`,
          expected: 'a macro of its own',
        });
      }
    }
  },
});
