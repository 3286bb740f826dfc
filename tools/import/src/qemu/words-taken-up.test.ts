import type { WordFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import type { TreeWord } from '../qemu-tree/types.js';
import { axisOf } from './spans.js';
import { mergeWord } from './words.js';

const AXIS = axisOf(['10.0', '10.2'], '10.2');

/** QEMU's word 7_1_ECX with these names by bit. */
function tree(names: Readonly<Record<number, string>>): TreeWord {
  const none = Array(32).fill(null) as null[];
  return {
    name: 'FEAT_7_1_ECX',
    source: { kind: 'cpuid', eax: 7, ecx: 1, register: 'ecx' },
    names: none.map((_, bit) => names[bit] ?? null),
    macros: none,
    tcg: {},
    unmigratable: '0x0',
    migratable: '0x0',
    noAutoEnable: '0x0',
  } as unknown as TreeWord;
}

const merge = (existing: WordFile | undefined, names: Readonly<Record<number, string>>) =>
  mergeWord(existing, tree(names), AXIS, 0n, () => undefined, []);

/** What an import of libvirt writes of a word that it knows first. */
const known: WordFile = {
  word: '7_1_ECX',
  about: 'Known to libvirt alone: cpuid 0x7/0x1 ecx.',
  at: { leaf: 7, subleaf: 1, register: 'ecx' },
  qemu: 'never',
  linux: 'none',
  features: [
    { bit: 5, name: 'msr-imm', qemu: 'unnamed', libvirt: { since: '12.8' } },
    { bit: 6, name: 'other', qemu: 'unnamed', libvirt: { since: '12.8' } },
  ],
};

it('takes up a word that libvirt knew first', () => {
  const { qemu, about, ...fresh } = merge(undefined, { 5: 'msr-imm' });
  expect(merge(known, { 5: 'msr-imm' })).toEqual({
    ...fresh,
    since: '10.2',
    features: [
      { bit: 5, name: 'msr-imm', libvirt: { since: '12.8' } },
      { bit: 6, name: 'other', qemu: 'unnamed', libvirt: { since: '12.8' } },
    ],
  });
});

it('takes up a word whose bits say nothing of QEMU, which never had it', () => {
  const features = known.features.map(({ qemu: _, ...feature }) => feature);
  expect(merge({ ...known, features }, { 5: 'msr-imm' })).toEqual(merge(known, { 5: 'msr-imm' }));
});

it('takes up a bit that libvirt had named first, and leaves other names alone', () => {
  const { qemu: _, about: __, ...word } = known;
  const { features } = merge(word, { 5: 'msr-imm', 6: 'another' });
  expect(features).toMatchObject([
    { bit: 5, name: 'msr-imm', since: '10.2', libvirt: { since: '12.8' } },
    { bit: 6, name: 'other', qemu: 'unnamed' },
    { bit: 6, name: 'another', since: '10.2' },
  ]);
  expect(features[0]).not.toHaveProperty('qemu');
});
