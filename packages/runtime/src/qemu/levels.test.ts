import { describe, expect, it } from 'vitest';
import { fullExpansion } from './expansion.js';
import { resolve } from './resolve.js';
import type { PropertyValue } from './state.js';
import { property, smallRelease } from './testing/small-release.js';

function levels(machine: string, properties: Record<string, PropertyValue>, release = smallRelease()) {
  const all = fullExpansion(resolve(release, { model: 'Alpha', machine, accelerator: 'tcg', properties }));
  return [all['level'], all['xlevel']];
}

describe('automatic levels', () => {
  it.each([
    ['q35', {}, [4, 0x8000_0004]],
    ['q35', { avx512f: true }, [7, 0x8000_0004]],
    ['q35', { svm: true }, [4, 0x8000_000a]],
    ['q35', { svm: true, xlevel: 0x8000_0008 }, [4, 0x8000_0008]],
    ['pc-q35-2.0', { svm: true }, [4, 0x8000_0004]],
    ['pc-q35-2.0', { avx512f: true }, [7, 0x8000_0004]],
  ])('on %s with %o are %j', (machine, properties, expected) => {
    expect(levels(machine, properties)).toEqual(expected);
  });

  it('stay raised above an explicit level', () => {
    const cpu = resolve(smallRelease(), {
      model: 'Alpha',
      machine: 'q35',
      accelerator: 'tcg',
      properties: { avx512f: true, level: 2 },
    });
    expect(fullExpansion(cpu)).toMatchObject({ level: 2, 'min-level': 7 });
  });

  it('raise for leaf 0x1F where a property asks for it, on Intel or before vendors mattered', () => {
    const force = property({ name: 'x-force-cpuid-0x1f', type: 'bool', default: true });
    const properties = [...smallRelease().properties, force];
    const only = property({ name: 'x-vendor-cpuid-only', type: 'bool', default: true });
    expect(levels('q35', {}, smallRelease({ properties }))[0]).toBe(0x1f);
    const newer = smallRelease({ properties: [...properties, only] });
    expect(levels('q35', {}, newer)[0]).toBe(0x1f);
    expect(levels('q35', { vendor: 'AuthenticAMD' }, newer)[0]).toBe(4);
  });

  it('raise for leaf 0x1F where the definition asks for it', () => {
    const force = property({ name: 'x-force-cpuid-0x1f', type: 'bool', default: false });
    const properties = [...smallRelease().properties, force];
    const models = smallRelease().models.map((model) => ({ ...model, forceCpuid1f: true as const }));
    expect(levels('q35', {}, smallRelease({ properties }))[0]).toBe(4);
    expect(levels('q35', {}, smallRelease({ properties, models }))[0]).toBe(0x1f);
  });
});
