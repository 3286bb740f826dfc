import { suggest } from '@cpu-models/runtime';
import type { Source, Span } from '@cpu-models/source';
import { releasesOf } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const order = defineRule({
  id: 'order',
  what: 'x86/order.yaml lists every word and model of a supported QEMU release once, and nothing that has no file.',
  needs: ['word', 'model', 'release'],
  *find(source) {
    for (const { document, value } of source.all('order')) {
      const files = filesOf(source);
      for (const list of ['words', 'models'] as const) {
        const seen = new Set<string>();
        for (const [i, name] of value[list].entries()) {
          const path = [list, i];
          if (seen.has(name))
            yield at(document, path, {
              message: `${name} stands twice`,
              expected: 'each name once',
              fix: 'delete one',
            });
          seen.add(name);
          if (files[list].has(name)) continue;
          const [nearest] = suggest(name, files[list].keys(), 1);
          yield at(document, path, {
            message: `x86/${list}/${name}.yaml does not exist`,
            expected: `a file of x86/${list}`,
            fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
          });
        }
        for (const [name, file] of files[list]) {
          if (seen.has(name) || !file.needed) continue;
          yield at(file.document, [list === 'words' ? 'word' : 'name'], {
            message: `${name} is not in x86/order.yaml`,
            expected: "its place in QEMU's order",
            fix: `add it to ${list} there`,
          });
        }
      }
    }
  },
});

/** What can be ordered by name, and whether a supported release needs it to be. */
function filesOf(source: Source) {
  const needed = (span: Span) => releasesOf(source, span).length > 0;
  const words = source.all('word').filter(({ value }) => value.qemu !== 'never');
  return {
    words: new Map(words.map(({ document, value }) => [value.word, { document, needed: needed(value) }])),
    models: new Map(
      source.all('model').map(({ document, value }) => [value.name, { document, needed: needed(value) }]),
    ),
  };
}
