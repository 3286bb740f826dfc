import { suggest } from '@cpu-models/runtime';
import { at, defineRule } from '../rule.js';

export const order = defineRule({
  id: 'order',
  what: "x86/order.yaml lists every word of QEMU's and every model once, and nothing else.",
  needs: ['word', 'model'],
  *find(source) {
    for (const { document, value } of source.all('order')) {
      const words = source.all('word').filter((word) => word.value.qemu !== 'never');
      const files = { words: new Map(words.map((word) => [word.value.word, word.document])), models: new Map(source.all('model').map((model) => [model.value.name, model.document])) };
      for (const list of ['words', 'models'] as const) {
        const names: readonly string[] = value[list];
        for (const [i, name] of names.entries()) {
          const path = [list, i];
          if (names.indexOf(name) !== i) yield at(document, path, { message: `${name} stands twice`, expected: 'each name once', fix: 'delete one' });
          if (files[list].has(name)) continue;
          const [nearest] = suggest(name, files[list].keys(), 1);
          yield at(document, path, { message: `x86/${list}/${name}.yaml does not exist`, expected: `a file of x86/${list}`, fix: nearest === undefined ? undefined : `did you mean ${nearest}?` });
        }
        for (const [name, file] of files[list]) {
          if (!names.includes(name)) yield at(file, [list === 'words' ? 'word' : 'name'], { message: `${name} is not in x86/order.yaml`, expected: "its place in QEMU's order", fix: `add it to ${list} there` });
        }
      }
    }
  },
});
