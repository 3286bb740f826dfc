import { describe, expect, it } from 'vitest';
import { parseCpuArgument } from './command-line.js';
import { propertyValue } from './expansion.js';
import { resolve } from './resolve.js';
import { smallRelease } from './testing/small-release.js';

describe('parseCpuArgument', () => {
  it('takes an argument apart', () => {
    expect(parseCpuArgument('Alpha,+svm,-sse4_1,sse4_2=off,pni,level=0x10')).toEqual({
      model: 'Alpha',
      globals: [
        ['sse4-2', 'off'],
        ['pni', 'on'],
        ['level', '0x10'],
      ],
      plus: ['svm'],
      minus: ['sse4_1'],
      warnings: [],
    });
  });

  it('warns of a feature by sign and by value', () => {
    expect(parseCpuArgument('Alpha,-pni,pni=on').warnings).toEqual([
      "'-pni' and 'pni=on' together are ambiguous; '-pni' wins",
    ]);
  });

  it.each([
    ['1000', '1000'],
    ['2.5G', '2500000000'],
    ['3m', '3000000'],
    ['7B', '7'],
  ])('reads tsc-freq=%s as %s', (text, hertz) => {
    expect(parseCpuArgument(`Alpha,tsc-freq=${text}`).globals).toEqual([['tsc-frequency', hertz]]);
  });

  it.each(['Alpha,,', 'Alpha,', 'Alpha,,svm'])('refuses %s', (argument) => {
    expect(() => parseCpuArgument(argument)).toThrow(`'${argument}' has a comma with nothing behind it`);
  });

  it('refuses a frequency that is none', () => {
    expect(() => parseCpuArgument('Alpha,tsc-freq=fast')).toThrow("takes a number of hertz such as 2.5G, not 'fast'");
  });
});

describe('resolve with a command line', () => {
  function pni(argument: string, properties = {}) {
    const { model, ...commandLine } = parseCpuArgument(argument);
    const cpu = resolve(smallRelease(), { model, machine: 'q35', accelerator: 'tcg', commandLine, properties });
    return propertyValue(cpu, 'pni');
  }

  it('lets signs win, the minus over the plus', () => {
    expect(pni('Alpha,-pni,pni=on')).toBe(false);
    expect(pni('Alpha,-sse3,+pni')).toBe(false);
    expect(pni('Alpha,pni=off,pni=on')).toBe(true);
  });

  it('lets strict properties win over values, but not over signs', () => {
    expect(pni('Alpha,pni=off', { sse3: true })).toBe(true);
    expect(pni('Alpha,-pni', { pni: true })).toBe(false);
  });

  it('refuses unknown names and values', () => {
    expect(() => pni('Alpha,+nosuch')).toThrow("has no property 'nosuch'");
    expect(() => pni('Alpha,pni=maybe')).toThrow("property 'pni' takes a boolean, not 'maybe'");
  });
});
