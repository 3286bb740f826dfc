import { describe, expect, it } from 'vitest';
import { FEATURES } from './generated/index.js';
import { findFeatureBySpelling, findFeatures, translateFeature } from './vocabulary.js';

describe('translateFeature', () => {
  it.each([
    ['sse4.1', 'linux', 'sse4_1'],
    ['sse4_1', 'qemu', 'sse4.1'],
    ['sse3', 'libvirt', 'pni'],
    ['pclmuldq', 'qemu', 'pclmulqdq'],
    ['pclmulqdq', 'libvirt', 'pclmuldq'],
    ['avx2', 'linux', 'avx2'],
    ['xfd', 'linux', null],
    ['no-such-feature', 'qemu', null],
  ] as const)('%s in the words of %s is %s', (spelling, to, expected) => {
    expect(translateFeature(FEATURES, spelling, to)).toBe(expected);
  });

  it('knows every spelling of every feature, and leads back to it', () => {
    for (const feature of FEATURES) {
      for (const vocabulary of ['qemu', 'libvirt', 'linux'] as const) {
        const spelling = feature[vocabulary];
        if (spelling !== null) expect(findFeatures(FEATURES, spelling)).toContain(feature);
      }
    }
  });
});

describe('findFeatureBySpelling', () => {
  it('takes the feature whose own name it is, where two have the spelling', () => {
    expect(findFeatures(FEATURES, 'kvmclock').map(({ name }) => name)).toEqual(['kvmclock', 'kvmclock2']);
    expect(findFeatureBySpelling(FEATURES, 'kvmclock')?.name).toBe('kvmclock');
  });

  it('goes by the vocabulary where it is said', () => {
    expect(findFeatureBySpelling(FEATURES, 'vmx-invept-single-context')?.address).toBe('MSR 0x48c bit 25');
    expect(findFeatureBySpelling(FEATURES, 'sse4.1', 'linux')).toBeNull();
    expect(findFeatureBySpelling(FEATURES, 'sse4_1', 'linux')?.qemu).toBe('sse4.1');
  });
});
