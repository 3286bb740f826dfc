import type { Source } from '@cpu-models/source';
import { toLiteral } from './literal.js';
import { constant, type Module } from './structure.js';

/** What the levels of the x86-64 ABI ask, one list a level. */
export function levelsModule(source: Source): Module {
  const { levels, source: from } = source.one('levels').value;
  const lists = [...levels].sort((a, b) => a.level - b.level).map(({ features }) => features);
  return {
    name: 'levels.ts',
    statements: [
      constant({
        doc: `What each level of the x86-64 ABI asks of a processor, in QEMU's names, each list beside those before it.\n\nSource: ${from}.`,
        name: 'X86_LEVELS',
        type: 'readonly (readonly string[])[]',
        initializer: toLiteral(lists, 1),
      }),
    ],
  };
}
