import type { CpuidFile, WordFile } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import type { QemuTree } from '../qemu-tree/types.js';
import { mergeCpuid } from './tables.js';

const WORDS = new Map([
  ['7_1_EDX', { word: '7_1_EDX', features: [{ bit: 19, name: 'avx10' }] } as unknown as WordFile],
]);
const KNOWN: CpuidFile = {
  xsave: [],
  'auto-level': [{ word: '7_0_EBX', always: true }, { word: '1_EDX' }],
  'cache-descriptors': [],
};

function merged(tree: Partial<QemuTree>, known = KNOWN) {
  const whole = { xsave: [], levelWords: [], cacheDescriptors: [], avx10: [], ...tree } as unknown as QemuTree;
  return mergeCpuid(known, whole, { releases: ['10.2', '11.0'], release: '11.0' }, WORDS);
}

describe('mergeCpuid', () => {
  it('writes what a version of AVX10 turns on', () => {
    const avx10 = [
      { name: 'avx10.1', version: 1, maxSubleaf: 0, features: [{ word: 'FEAT_7_1_EDX', mask: '0x80000' }] },
    ];
    expect(merged({ avx10 }).avx10).toEqual([
      { version: 1, 'max-subleaf': 0, 'turns-on': [{ word: '7_1_EDX', features: ['avx10'] }], since: '11.0' },
    ]);
    expect(merged({}).avx10).toBeUndefined();
  });

  it('keeps which words always raise a level where the switch is gone', () => {
    const levelWords = ['7_0_EBX', '1_EDX', '7_1_EDX'].map((word) => ({
      word: `FEAT_${word}`,
      onlyFullAutoLevel: null,
    }));
    expect(merged({ levelWords })['auto-level']).toEqual([...KNOWN['auto-level'], { word: '7_1_EDX', since: '11.0' }]);
    const inside = [{ word: 'FEAT_7_0_EBX', onlyFullAutoLevel: true }];
    expect(merged({ levelWords: inside })['auto-level'][0]).toEqual({ word: '7_0_EBX' });
  });
});
