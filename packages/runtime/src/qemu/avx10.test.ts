import { describe, expect, it } from 'vitest';
import { cpuid } from './cpuid/read.js';
import { fullExpansion } from './expansion.js';
import type { QemuRelease } from './release.js';
import { resolve } from './resolve.js';
import type { PropertyValue } from './state.js';
import { property, smallRelease } from './testing/small-release.js';

const word = (name: string, eax: number, ecx: number, register: 'ebx' | 'ecx' | 'edx', features: object) => ({
  name,
  source: { kind: 'cpuid', eax, ecx, register } as const,
  names: Array.from({ length: 32 }, (_, bit) => (features as Record<number, string>)[bit] ?? null),
  tcg: 0xffff_ffffn,
  unmigratable: 0n,
  migratable: 0n,
  noAutoEnable: 0n,
});

/** A release with AVX10 in two versions. */
function release(changes: Partial<QemuRelease> = {}): QemuRelease {
  const small = smallRelease();
  return smallRelease({
    words: [
      ...small.words,
      word('FEAT_7_1_EDX', 7, 1, 'edx', { 19: 'avx10' }),
      word('FEAT_24_0_EBX', 0x24, 0, 'ebx', { 16: 'avx10-128' }),
      word('FEAT_24_1_ECX', 0x24, 1, 'ecx', { 2: 'avx10-vnni-int' }),
    ],
    properties: [...small.properties, property({ name: 'avx10-version', type: 'uint8', default: 0 })],
    avx10Versions: [
      {
        version: 1,
        maxSubleaf: 0,
        features: [
          { word: 'FEAT_7_1_EDX', mask: 0x8_0000n },
          { word: 'FEAT_24_0_EBX', mask: 0x1_0000n },
        ],
      },
      { version: 2, maxSubleaf: 1, features: [{ word: 'FEAT_24_1_ECX', mask: 0x4n }] },
    ],
    ...changes,
  });
}

function ask(properties: Record<string, PropertyValue>, of = release()) {
  return resolve(of, { model: 'Alpha', machine: 'q35', accelerator: 'tcg', properties });
}

describe('avx10-version', () => {
  it.each([
    [0, [false, false, false]],
    [1, [true, true, false]],
    [2, [true, true, true]],
  ])('%i turns on the features of every version up to it', (version, expected) => {
    const all = fullExpansion(ask({ 'avx10-version': version }));
    expect([all['avx10'], all['avx10-128'], all['avx10-vnni-int']]).toEqual(expected);
    expect(all['avx10-version']).toBe(version);
  });

  it('takes nothing newer than the newest', () => {
    expect(() => ask({ 'avx10-version': 3 })).toThrow("property 'avx10-version' takes 0 to 2, not 3");
  });

  it('is only a number in releases without versions', () => {
    const all = fullExpansion(ask({ 'avx10-version': 3 }, release({ avx10Versions: [] })));
    expect([all['avx10'], all['avx10-version']]).toEqual([false, 3]);
  });

  it('shows its highest subleaf, whatever the host made of the version', () => {
    const read = cpuid(ask({ 'avx10-version': 2, level: 0x24, 'x-force-features': true }));
    expect(read(0x24, 0)).toMatchObject({ eax: 1, ebx: 0x1_0000 });
    expect(read(0x24, 1)).toMatchObject({ ecx: 4 });
  });
});
