import type { Source, WordFile } from '@cpu-models/source';
import { wordsByName } from '../facts/features.js';
import { at, defineRule, type Fault } from '../rule.js';

export const bitRange = defineRule({
  id: 'bit-range',
  what: 'Bits and masks lie inside their register: 32 bits of CPUID, 64 of an MSR.',
  needs: ['word'],
  *find(source) {
    for (const { document, value } of source.all('word')) {
      for (const [i, { bit, name }] of value.features.entries()) {
        if (bit < width(value)) continue;
        yield at(document, ['features', i, 'bit'], {
          message: `${name} has bit ${bit}, but ${kindOf(value)} has ${width(value)} bits`,
          expected: `0 to ${width(value) - 1}`,
        });
      }
      for (const [i, { mask }] of (value.unnamed ?? []).entries()) {
        if (!fits(mask, value)) yield at(document, ['unnamed', i, 'mask'], tooWide(mask, value));
      }
    }
    yield* dependencyMasks(source);
  },
});

function* dependencyMasks(source: Source): Generator<Fault> {
  for (const { document, value } of source.all('dependencies')) {
    for (const [i, rule] of value.dependencies.entries()) {
      for (const side of ['if-none-of', 'then-off'] as const) {
        const { word, mask } = rule[side];
        const file = wordsByName(source).get(word)?.value;
        if (mask !== undefined && file !== undefined && !fits(mask, file))
          yield at(document, ['dependencies', i, side, 'mask'], tooWide(mask, file));
      }
    }
  }
}

function width(word: WordFile): number {
  return 'msr' in word.at ? 64 : 32;
}

function kindOf(word: WordFile): string {
  return 'msr' in word.at ? 'an MSR' : 'a register of CPUID';
}

function fits(mask: string, word: WordFile): boolean {
  return BigInt(mask) >> BigInt(width(word)) === 0n;
}

function tooWide(mask: string, word: WordFile): { message: string; expected: string } {
  return { message: `the mask ${mask} is wider than ${word.word}`, expected: `at most ${width(word)} bits` };
}
