import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a named bit', () => {
  const lines = broken(['x86/words/1_ECX.yaml', '"0x10000"', '"0x10001"']);
  expect(lines).toEqual([
    'x86/words/1_ECX.yaml:10:12: unnamed-mask: the mask 0x10001 holds bit 0, which is pni; expected bits without an entry; say it of pni itself',
  ]);
});

test('empty', () => {
  const lines = broken(['x86/words/1_ECX.yaml', '"0x10000"', '"0x0"']);
  expect(lines).toEqual([
    'x86/words/1_ECX.yaml:10:12: unnamed-mask: the mask is empty; expected at least one bit; delete the entry',
  ]);
});

test('twice', () => {
  const lines = broken([
    'x86/words/1_ECX.yaml',
    'tcg: true}\n',
    'tcg: true}\n  - {mask: "0x30000", migratable: explicitly}\n',
  ]);
  expect(lines).toEqual([
    'x86/words/1_ECX.yaml:11:12: unnamed-mask: bits 0x10000 are in an earlier mask too; expected each bit in one mask',
  ]);
});
