import { basename } from 'node:path';
import { FILE_KINDS } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const fileName = defineRule({
  id: 'file-name',
  what: 'A file that describes one thing is called like it.',
  *find(source) {
    for (const { schema, id } of FILE_KINDS) {
      if (id === undefined) continue;
      for (const { document, value } of source.all(schema)) {
        const name = (value as unknown as Readonly<Record<string, string>>)[id];
        const file = basename(document.file, '.yaml');
        if (name !== file)
          yield at(document, [id], {
            message: `${id} is ${name} in a file called ${file}.yaml`,
            expected: file,
            fix: 'rename the file or correct the name',
          });
      }
    }
  },
});
