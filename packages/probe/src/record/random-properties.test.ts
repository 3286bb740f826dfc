import { expect, it } from 'vitest';
import { randomNumbers, randomProperties } from './random-properties.js';

const PLAIN = {
  pni: true,
  sse3: true,
  lahf_lm: false,
  'lahf-lm': false,
  level: 4,
  realized: false,
  memory: '',
  x2apic: true,
};

function many(seed: number) {
  const random = randomNumbers(seed);
  return Array.from({ length: 200 }, () => randomProperties(PLAIN, random));
}

it('asks the same with the same seed', () => {
  expect(many(1)).toEqual(many(1));
  expect(many(1)).not.toEqual(many(2));
});

it('sets switches and known values, each in one spelling', () => {
  const asked = many(3);
  const names = new Set(asked.flatMap(Object.keys));
  expect([...names].sort()).toEqual(['lahf-lm', 'level', 'pni', 'x2apic']);
  expect(new Set(asked.map(({ pni }) => pni))).toEqual(new Set([true, false, undefined]));
  expect(asked.every((properties) => Object.keys(properties).length >= 1)).toBe(true);
});
