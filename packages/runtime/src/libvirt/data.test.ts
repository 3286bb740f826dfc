import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CpuDataItem, cpuData, cpuid } from './data.js';
import { addData, intersectData, isEmptyData, isIdenticalData, isSubsetData, subtractData } from './data-set.js';
import { eaxToSignature, matchesSignature, representative, signatureToEax } from './signature.js';

const word = fc.integer({ min: 0, max: 7 });
const item: fc.Arbitrary<CpuDataItem> = fc.oneof(
  fc.record({
    kind: fc.constant('cpuid' as const),
    eaxIn: word,
    ecxIn: word,
    eax: word,
    ebx: word,
    ecx: word,
    edx: word,
  }),
  fc.record({ kind: fc.constant('msr' as const), index: word, eax: word, edx: word }),
);
const data = fc.array(item, { maxLength: 12 }).map(cpuData);

describe('cpuData', () => {
  it('sorts by inputs, CPUID first, and joins the same inputs', () => {
    const msr = { kind: 'msr', index: 0x10a, eax: 1, edx: 0 } as const;
    const { items } = cpuData([
      msr,
      cpuid(7, 1, { eax: 1 }),
      cpuid(7, 0, { ebx: 1 }),
      cpuid(1, 0, {}),
      cpuid(7, 0, { ebx: 2 }),
    ]);
    expect(items).toEqual([cpuid(1, 0, {}), cpuid(7, 0, { ebx: 3 }), cpuid(7, 1, { eax: 1 }), msr]);
  });

  it.each([-1, 2 ** 32, 1.5, Number.NaN])('refuses a register of %d', (eax) => {
    expect(() => cpuData([cpuid(1, 0, { eax })])).toThrow(
      `cpuid item: eax is ${eax}; expected an unsigned 32-bit integer`,
    );
  });
});

describe('sets of data', () => {
  it('behave as sets of bits', () => {
    fc.assert(
      fc.property(data, data, (a, b) => {
        expect(isSubsetData(addData(a, b), a) && isSubsetData(addData(a, b), b)).toBe(true);
        expect(isEmptyData(intersectData(subtractData(a, b), b))).toBe(true);
        expect(isSubsetData(a, intersectData(a, b))).toBe(true);
        expect(isEmptyData(subtractData(a, b))).toBe(isSubsetData(b, a));
        expect(isIdenticalData(a, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });
});

describe('signatures', () => {
  it.each([
    [0x306f4, { family: 6, model: 63, stepping: 4 }],
    [0x800f12, { family: 23, model: 1, stepping: 2 }],
    [0x100f42, { family: 16, model: 4, stepping: 2 }],
  ])('0x%s', (eax, signature) => {
    expect(eaxToSignature(eax)).toEqual(signature);
    expect(signatureToEax(signature)).toBe(eax);
  });

  it('come back from eax', () => {
    const any = fc.record({
      family: fc.integer({ min: 0, max: 270 }),
      model: fc.integer({ min: 0, max: 255 }),
      stepping: fc.integer({ min: 0, max: 15 }),
    });
    fc.assert(
      fc.property(any, (signature) => {
        expect(eaxToSignature(signatureToEax(signature))).toEqual(signature);
      }),
    );
  });

  it('may be limited to steppings', () => {
    const cascadelake = [{ family: 6, model: 85, stepping: 0b11100000 }];
    expect(matchesSignature(cascadelake, { family: 6, model: 85, stepping: 7 })).toBe(true);
    expect(matchesSignature(cascadelake, { family: 6, model: 85, stepping: 4 })).toBe(false);
    expect(representative(cascadelake[0]!).stepping).toBe(5);
  });
});
