import { describe, expect, it } from 'vitest';
import { describeModel, describeWord } from './describe.js';

const MODEL = {
  name: 'X',
  vendor: 'GenuineIntel',
  family: 6,
  model: 30,
  stepping: 3,
  level: 4,
  xlevel: 0,
  'model-id': '',
  features: {},
};
type Model = Parameters<typeof describeModel>[0];

describe('describeModel', () => {
  it.each<[string, object, string]>([
    ['says what it is', { about: 'a good one.', 'model-id': 'Brand' }, 'A good one.'],
    ['else the name that guests read', { 'model-id': 'Brand version {hw-version}' }, 'Brand.'],
    ['else the signature', {}, 'GenuineIntel, family 6, model 30, stepping 3.'],
    [
      'takes the newest of what changed',
      { family: [{ value: 6, until: '6.1' }, { value: 15 }] },
      'GenuineIntel, family 15, model 30, stepping 3.',
    ],
    [
      'says when it came and which versions have other names',
      { about: 'One', since: '8.0', versions: [{ version: 1 }, { version: 2, alias: 'X-Fixed' }] },
      'One. Since QEMU 8.0. v2 is also X-Fixed.',
    ],
  ])('%s', (_, changes, expected) => {
    expect(describeModel({ ...MODEL, ...changes } as unknown as Model)).toBe(expected);
  });
});

describe('describeWord', () => {
  it('writes addresses as manuals do', () => {
    const at = (place: object) => describeWord({ at: place } as Parameters<typeof describeWord>[0]);
    expect(at({ leaf: 7, subleaf: 0, register: 'ebx' })).toBe('CPUID 7.0 EBX');
    expect(at({ leaf: 0x8000_0001, register: 'ecx' })).toBe('CPUID 0x80000001 ECX');
    expect(at({ msr: 0x48c })).toBe('MSR 0x48c');
  });
});
