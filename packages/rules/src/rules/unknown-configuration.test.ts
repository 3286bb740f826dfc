import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('of a feature', () => {
  const lines = broken(['x86/words/1_EDX.yaml', 'tcg: {when: system}', 'tcg: {when: sytem}']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:5:55: unknown-configuration: no configuration is called sytem; expected one of system; did you mean system?',
  ]);
});

test('over time', () => {
  const lines = broken(['x86/words/1_EDX.yaml', '"10.0", when: system', '"10.0", when: user']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:6:74: unknown-configuration: no configuration is called user; expected one of system',
  ]);
});

test('of unnamed bits', () => {
  const lines = broken(['x86/words/1_ECX.yaml', 'tcg: true}', 'tcg: {when: linux}}']);
  expect(lines).toEqual([
    'x86/words/1_ECX.yaml:10:35: unknown-configuration: no configuration is called linux; expected one of system',
  ]);
});
