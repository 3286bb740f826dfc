import { describe, expect, it } from 'vitest';
import { diff } from './diff.js';
import { featureWords, fullExpansion } from './expansion.js';
import { explain } from './explain.js';
import { asJson } from './json.js';
import { resolve } from './resolve.js';
import { smallRelease } from './testing/small-release.js';

const again = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('JSON.stringify', () => {
  const cpu = resolve(smallRelease(), { model: 'Alpha', machine: 'q35', accelerator: 'tcg' });

  it('writes an answer with all its properties, and nothing of the release', () => {
    const { properties, ...names } = again(cpu);
    expect(names).toEqual({
      release: cpu.release,
      machine: cpu.machine,
      accelerator: 'tcg',
      model: 'Alpha',
      aliasOf: cpu.aliasOf,
    });
    expect(Object.keys(properties)).toEqual(Object.keys(fullExpansion(cpu)));
  });

  it('writes 64-bit numbers, as digits in a string where a number would not be exact', () => {
    const value = asJson({ small: 7n, large: 0xffff_ffff_ffff_ffffn, on: true });
    expect(again(value)).toEqual({ small: 7, large: '18446744073709551615', on: true });
    expect(Object.keys(value)).toEqual(['small', 'large', 'on']);
    expect(again(asJson([{ from: 1n }]))).toEqual([{ from: 1 }]);
  });

  it('writes words, origins and differences', () => {
    for (const answer of [featureWords(cpu), explain(cpu), diff(cpu, cpu)]) expect(() => again(answer)).not.toThrow();
  });
});

describe('a question about KVM', () => {
  const release = smallRelease();
  const question = { model: 'Alpha', machine: 'q35' } as const;

  it('does not compile without the vendor of the host', () => {
    // @ts-expect-error hostVendor is missing
    expect(() => resolve(release, { ...question, accelerator: 'kvm' })).toThrow('say which (hostVendor');
    resolve(release, { ...question, accelerator: 'kvm', hostVendor: 'GenuineIntel' });
  });

  it('compiles without where the accelerator is known only when it runs', () => {
    const accelerator = 'tcg' as 'kvm' | 'tcg';
    expect(() => resolve(release, { ...question, accelerator })).not.toThrow();
  });
});
