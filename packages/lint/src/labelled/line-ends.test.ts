import { describe, expect, it } from 'vitest';
import { lintText } from '../lint.js';
import { NAMES } from '../testing.js';
import { markedFiles, SETS } from './marked.js';
import { plant } from './measure.js';
import { Random } from './random.js';

const found = (path: string, text: string) =>
  lintText(path, text, NAMES).map(({ rule, name, place: { line, column } }) => `${line}:${column} ${rule} ${name}`);

describe.each(SETS)('%s files', (half) => {
  it.each(markedFiles(half).map((file) => [file.format, file] as const))(
    'whatever ends the lines of %s, the same names are wrong',
    (_, file) => {
      const { text } = plant(new Random(15), NAMES, file, 40);
      expect(found(file.path, text.replaceAll('\n', '\r\n'))).toEqual(found(file.path, text));
    },
  );
});
