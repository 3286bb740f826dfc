import { at, defineRule } from '../rule.js';

export const differenceSubject = defineRule({
  id: 'difference-subject',
  what: 'A difference says whom it is about, and steppings go from low to high within 0 to 15.',
  *find(source) {
    for (const { document, value } of source.all('libvirt-differences')) {
      for (const [list, entries] of Object.entries(value)) {
        for (const [i, entry] of (entries as { models?: unknown; names?: unknown }[]).entries()) {
          if (entry.models === undefined && entry.names === undefined)
            yield at(document, [list, i], {
              message: `an entry of ${list} is about nobody`,
              expected: 'models or names',
            });
        }
      }
      for (const [i, entry] of value.signatures.entries()) {
        for (const field of ['models', 'names'] as const) {
          for (const [name, signatures] of Object.entries(entry[field] ?? {})) {
            for (const [j, { steppings }] of signatures.entries()) {
              const path = ['signatures', i, field, name, j, 'steppings'];
              if (steppings !== undefined && !isRange(steppings))
                yield at(document, path, {
                  message: `steppings are ${steppings}`,
                  expected: 'such as 3 or 5-7, from 0 to 15',
                });
            }
          }
        }
      }
    }
  },
});

function isRange(text: string): boolean {
  const [, first, last = first] = /^([0-9]+)(?:-([0-9]+))?$/.exec(text) ?? [];
  return first !== undefined && Number(first) <= Number(last) && Number(last) <= 15;
}
