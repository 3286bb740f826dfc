import type { WordFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import type { TreeWord } from '../qemu-tree/types.js';
import { axisOf } from './spans.js';
import { mergeWord } from './words.js';

/** What a release makes of a word of which it knows these names and macros, and of which TCG takes every bit. */
function merged(known: WordFile, release: string, names: readonly string[], macros: readonly string[]): WordFile {
  const at = <T>(list: readonly T[]) => Array.from({ length: 32 }, (_, bit) => list[bit] ?? null);
  const tree = {
    name: 'FEAT_CAP',
    source: { kind: 'msr', index: 0x10a },
    names: at(names),
    macros: at(macros),
    tcg: { system: '0x3' },
    unmigratable: '0x0',
    migratable: '0x0',
    noAutoEnable: '0x0',
  } as unknown as TreeWord;
  return mergeWord(known, tree, axisOf(['7.2', '8.1', '9.0', '10.0'], release), 0n, () => '', []);
}

const KNOWN: WordFile = {
  word: 'CAP',
  at: { msr: 0x10a },
  features: [
    { bit: 0, name: 'old', macro: 'CAP_OLD', tcg: { since: '10.0' } },
    { bit: 1, name: 'late', since: '10.0', macro: 'CAP_LATE', tcg: { since: '10.0' } },
  ],
};

it('takes no macro from a release whose mask alone holds the bit', () => {
  const [old, late] = merged(KNOWN, '8.1', ['old'], ['CAP_OLD']).features;
  expect(old).toMatchObject({ macro: 'CAP_OLD', tcg: [{ since: '8.1', until: '9.0' }, { since: '10.0' }] });
  expect(late).toMatchObject({ since: '10.0', macro: [{ value: 'CAP_LATE', since: '10.0' }] });
});

it.each([
  ['8.1', '9.0'],
  ['9.0', '8.1'],
])('comes to the same whether %s or %s is read first', (...order) => {
  const read = (known: WordFile, release: string) =>
    release === '8.1'
      ? merged(known, release, ['old'], ['CAP_OLD'])
      : merged(known, release, ['old', 'late'], ['CAP_OLD', 'CAP_LATE']);
  const [old, late] = order.reduce(read, KNOWN).features;
  expect(old).toMatchObject({ macro: 'CAP_OLD', tcg: { since: '8.1' } });
  expect(late).toMatchObject({ since: '9.0', macro: [{ value: 'CAP_LATE', since: '9.0' }], tcg: { since: '8.1' } });
});

it('keeps bounds that are more exact than the releases tell, where the release says the same', () => {
  const known = (tcg: object): WordFile => ({
    ...KNOWN,
    features: [{ bit: 0, name: 'old', macro: 'CAP_OLD', ...tcg }],
    unnamed: [{ mask: '0x2', ...tcg }],
  });
  const exact = known({ tcg: { since: '8.0.4' }, migratable: [{ value: 'never', since: '7.2.3', until: '8.0.1' }] });
  const { features, unnamed } = merged(exact, '9.0', ['old'], ['CAP_OLD']);
  expect([features, unnamed]).toEqual([exact.features, exact.unnamed]);
  const never = merged(known({ tcg: { since: '9.0.2' } }), '9.0', ['old'], ['CAP_OLD']);
  expect(never.features).toEqual([expect.objectContaining({ tcg: { since: '9.0' } })]);
});
