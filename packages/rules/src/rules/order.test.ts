import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a model without a file', () => {
  const lines = broken(['x86/order.yaml', '[Alpha, Beta]', '[Alpha, Beta, Betta]']);
  expect(lines).toEqual([
    'x86/order.yaml:2:23: order: x86/models/Betta.yaml does not exist; expected a file of x86/models; did you mean Beta?',
  ]);
});

test('a model without a place', () => {
  const lines = broken(['x86/order.yaml', '[Alpha, Beta]', '[Alpha]']);
  expect(lines).toEqual([
    "x86/models/Beta.yaml:1:7: order: Beta is not in x86/order.yaml; expected its place in QEMU's order; add it to models there",
  ]);
});

test('a word without a place', () => {
  const lines = broken(['x86/order.yaml', '1_ECX, ', '']);
  expect(lines).toEqual([
    "x86/words/1_ECX.yaml:1:7: order: 1_ECX is not in x86/order.yaml; expected its place in QEMU's order; add it to words there",
  ]);
});

test('twice', () => {
  const lines = broken(['x86/order.yaml', '[Alpha, Beta]', '[Alpha, Beta, Alpha]']);
  expect(lines).toEqual(['x86/order.yaml:2:23: order: Alpha stands twice; expected each name once; delete one']);
});
