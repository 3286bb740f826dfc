import { overlap, spell } from '../facts/spans.js';
import { timelines } from '../facts/timelines.js';
import { at, defineRule } from '../rule.js';

export const timelineOverlap = defineRule({
  id: 'timeline-overlap',
  what: 'A thing has one value in a release.',
  *find(source) {
    for (const { document, path, entries } of timelines(source)) {
      for (const [i, entry] of entries.entries()) {
        const earlier = entries.slice(0, i).find((other) => overlap(other, entry));
        if (earlier === undefined) continue;
        yield at(document, [...path, i], {
          message: `${path.join('.')} is ${JSON.stringify(entry.value)} ${spell(entry)} but already ${JSON.stringify(earlier.value)} ${spell(earlier)}`,
          expected: 'one value in a release',
          fix: 'end one where the other begins',
        });
      }
    }
  },
});
