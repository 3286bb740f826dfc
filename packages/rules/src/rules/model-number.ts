import type { ModelFile } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

/** What CPUID can say: QEMU refuses a model with other numbers. */
const RANGES: Readonly<Partial<Record<keyof ModelFile, readonly [number, number]>>> = {
  family: [0, 0xff + 0xf],
  model: [0, 0xff],
  stepping: [0, 0xf],
  level: [0, 0x7fffffff],
  'avx10-version': [0, 0xff],
};

export const modelNumber = defineRule({
  id: 'model-number',
  what: 'Family, model, stepping and levels of a model are numbers that CPUID can say.',
  *find(source) {
    for (const { document, value } of source.all('model')) {
      for (const [field, [low, high]] of Object.entries(RANGES)) {
        for (const [path, number] of numbersOf(value, field)) {
          if (number < low || number > high)
            yield at(document, path, {
              message: `${field} of ${value.name} is ${number}`,
              expected: `${low} to ${high}`,
            });
        }
      }
      for (const [path, number] of numbersOf(value, 'xlevel')) {
        if (number !== 0 && number < 0x80000000)
          yield at(document, path, {
            message: `xlevel of ${value.name} is 0x${number.toString(16)}`,
            expected: '0, or 0x80000000 and above',
          });
      }
    }
  },
});

function numbersOf(model: ModelFile, field: string): [(string | number)[], number][] {
  const timeline = model[field as 'family'] as ModelFile['family'] | undefined;
  if (timeline === undefined) return [];
  return typeof timeline === 'number'
    ? [[[field], timeline]]
    : timeline.map(({ value }, i) => [[field, i, 'value'], value]);
}
