import type { WordFile } from '@cpu-models/source';
import { groupBy } from '../facts/group.js';
import { overlap } from '../facts/spans.js';
import { at, defineRule } from '../rule.js';

export const sameRegister = defineRule({
  id: 'same-register',
  what: 'A register or MSR is one word.',
  *find(source) {
    for (const words of groupBy(source.all('word'), ({ value }) => addressOf(value)).values()) {
      for (const [i, { document, value }] of words.entries()) {
        const earlier = words.slice(0, i).find((other) => overlap(other.value, value));
        if (earlier === undefined) continue;
        yield at(document, ['at'], {
          message: `${addressOf(value)} is already the word ${earlier.value.word}`,
          expected: 'a register of its own',
        });
      }
    }
  },
});

function addressOf({ at: address }: WordFile): string {
  const hex = (number: number) => `0x${number.toString(16)}`;
  if ('msr' in address) return `MSR ${hex(address.msr)}`;
  const { leaf, subleaf, register } = address;
  return `CPUID ${hex(leaf)}${subleaf === undefined ? '' : `:${subleaf}`} ${register}`;
}
