import { describe, expect, it } from 'vitest';
import { qemu_10_0 } from './generated/index.js';
import { levelsOf, missingForLevel, X86_LEVELS, x86Level } from './levels.js';
import { versionFeatures } from './qemu/versions.js';

const all = new Set(X86_LEVELS.flat());
const without = (...names: string[]) => new Set([...all].filter((name) => !names.includes(name)));

describe('x86Level', () => {
  it.each([
    [new Set<string>(), 0],
    [without('lm'), 0],
    [new Set(X86_LEVELS[0]), 1],
    [without('lahf-lm'), 1],
    [without('movbe'), 2],
    [without('xsave'), 2],
    [without('avx512cd'), 3],
    [all, 4],
  ])('%#', (features, level) => {
    expect(x86Level(features)).toBe(level);
  });

  it('says what is missing, from below', () => {
    expect(missingForLevel(without('lahf-lm', 'fma', 'avx512f'), 3)).toEqual(['lahf-lm', 'fma']);
  });
});

describe('levelsOf', () => {
  const level = new Map(levelsOf(qemu_10_0).map((row) => [row.name, row.level]));

  it.each([
    ['486-v1', 0],
    ['qemu64-v1', 1],
    ['Nehalem-v1', 2],
    ['Haswell-v1', 3],
    ['EPYC-v4', 3],
    ['EPYC-Genoa-v1', 4],
    ['SierraForest-v1', 3],
  ])('%s is %i', (name, expected) => {
    expect(level.get(name)).toBe(expected);
  });

  it('has a row for every version', () => {
    expect(level.size).toBe(qemu_10_0.models.flatMap((model) => model.versions).length);
  });

  it('takes features as defined, whatever an accelerator makes of them', () => {
    const features = (name: string, version: number) => {
      const definition = qemu_10_0.models.find((model) => model.name === name);
      if (definition === undefined) throw new Error(name);
      return versionFeatures(qemu_10_0, definition, version);
    };
    expect(features('EPYC-Genoa', 1).has('avx512f')).toBe(true);
    expect(features('EPYC', 1).has('vme')).toBe(true);
    expect(features('EPYC', 1).has('hypervisor')).toBe(false);
    expect([features('Haswell', 1).has('rtm'), features('Haswell', 2).has('rtm')]).toEqual([true, false]);
  });
});
