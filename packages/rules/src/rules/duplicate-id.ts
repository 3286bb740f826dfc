import { groupBy } from '../facts/group.js';
import { entriesOfList, LISTS } from '../facts/lists.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const duplicateId = defineRule({
  id: 'duplicate-id',
  what: 'Caches, machine types, configurations, vendors and so on have ids of their own in each release.',
  *find(source) {
    for (const list of LISTS) {
      for (const [id, entries] of groupBy(entriesOfList(source, list), (entry) => entry.id)) {
        for (const [i, { document, path, span }] of entries.entries()) {
          if (!entries.slice(0, i).some((other) => overlap(other.span, span))) continue;
          yield at(document, path, {
            message: `the ${list.what} ${id} stands twice`,
            expected: 'one of a name in a release',
            fix: 'rename or delete one, or give them since and until',
          });
        }
      }
    }
  },
});
