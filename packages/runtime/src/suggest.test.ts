import { describe, expect, it } from 'vitest';
import { suggest } from './suggest.js';

describe('suggest', () => {
  it.each([
    ['haswell', ['Haswell']],
    ['Haswel', ['Haswell']],
    ['Hasweln', ['Haswell']],
    ['Hawsell', ['Haswell']],
    ['EPYC_Rome', ['EPYC-Rome']],
    ['kvm33', ['kvm32']],
    ['Nehalem-Server', []],
  ])('%s: %j', (name, expected) => {
    expect(suggest(name, ['Haswell', 'EPYC-Rome', 'qemu64', 'kvm32'])).toEqual(expected);
  });

  it('gives no more than asked for', () => {
    expect(suggest('aaaa', ['aaab', 'aaac', 'aaad', 'aaaa'], 2)).toEqual(['aaaa', 'aaab']);
  });
});
