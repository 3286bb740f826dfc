import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsBits, emptyBits } from './bits.js';
import { compare } from './compare.js';
import { compareUnusable } from './compare-unusable.js';
import { type FeaturePolicy, guestCpu, hostCpu } from './cpu.js';
import { cpuToBits } from './cpu-bits.js';
import { loadMap } from './load.js';
import { guest, map113 } from './testing/facts.js';

const cpus = loadMap(map113);
const host = hostCpu({
  arch: 'x86_64',
  model: 'Nehalem',
  vendor: 'Intel',
  features: [{ name: 'vmx', policy: null }],
});

describe('compare', () => {
  it.each([
    ['Nehalem +vmx', { result: 'identical' }],
    ['Nehalem', { result: 'superset', features: ['vmx'] }],
    ['Nehalem +vmx +avx', { result: 'incompatible', reason: 'missing', features: ['avx'] }],
    ['Nehalem +vmx ~avx', { result: 'identical' }],
    ['Nehalem ?vmx ?avx', { result: 'identical' }],
    ['Nehalem -vmx', { result: 'identical' }],
    ['Nehalem !vmx', { result: 'incompatible', reason: 'forbidden', features: ['vmx'] }],
    ['Nehalem !avx', { result: 'superset', features: ['vmx'] }],
    ['Westmere -aes', { result: 'superset', features: ['vmx'] }],
  ])('%s', (text, expected) => {
    expect(compare(cpus, host, guest(text))).toEqual(expected);
  });

  it('wants no more than asked for when match is strict', () => {
    const cpu = guest('Nehalem', { match: 'strict' });
    expect(compare(cpus, host, cpu)).toEqual({
      result: 'incompatible',
      reason: 'extra',
      features: ['vmx'],
    });
  });

  it('looks at vendor and architecture first', () => {
    expect(compare(cpus, host, guest('bogus', { vendor: 'AMD' }))).toMatchObject({
      reason: 'vendor',
    });
    expect(compare(cpus, { ...host, vendor: null }, guest('Nehalem', { vendor: 'Intel' }))).toMatchObject({
      reason: 'vendor',
    });
    expect(compare(cpus, host, hostCpu({ arch: 'ppc64', model: 'POWER8' }))).toMatchObject({
      reason: 'arch',
    });
    expect(compare(cpus, hostCpu({}), guest('Nehalem'))).toMatchObject({ reason: 'unknown-host' });
  });

  it('answers unknown names with an error', () => {
    expect(compare(cpus, host, guest('bogus'))).toMatchObject({
      result: 'error',
      error: { message: 'model bogus: unknown; expected a model of libvirt 11.3' },
    });
    expect(compare(cpus, host, guest('Nehalem +bogus'))).toMatchObject({
      error: { message: 'feature bogus: unknown; expected a feature of libvirt 11.3' },
    });
  });

  it('agrees with set inclusion', () => {
    const names = fc.uniqueArray(fc.constantFrom(...cpus.features.map(({ name }) => name)), {
      maxLength: 40,
    });
    const policies = fc.constantFrom<FeaturePolicy>('require', 'disable');
    const any = fc.record({
      model: fc.constantFrom(...cpus.models.map(({ name }) => name)),
      names,
      policies: fc.array(policies, { minLength: 40, maxLength: 40 }),
    });
    const cpuOf = ({ model, names, policies }: { model: string; names: string[]; policies: FeaturePolicy[] }) =>
      guestCpu({ model, features: names.map((name, i) => ({ name, policy: policies[i]! })) });
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [x, y] = [emptyBits(cpus.features.length), emptyBits(cpus.features.length)];
        cpuToBits(cpus, cpuOf(a), x);
        cpuToBits(cpus, cpuOf(b), y);
        const { result } = compare(cpus, cpuOf(a), cpuOf(b));
        expect(result !== 'incompatible').toBe(containsBits(x, y));
      }),
    );
  });
});

describe('compareUnusable', () => {
  const reported = guestCpu({ model: 'Nehalem', features: [{ name: 'avx', policy: 'disable' }] });

  it('wants every blocker disabled and every explicit feature there', () => {
    expect(compareUnusable(cpus, reported, guest('Skylake-Client -mpx +sse2'), ['mpx'])).toEqual({
      result: 'superset',
      features: [],
    });
    expect(compareUnusable(cpus, reported, guest('Skylake-Client +avx +sse2'), ['mpx', 'hle'])).toEqual({
      result: 'incompatible',
      reason: 'missing',
      features: ['mpx', 'hle', 'avx'],
    });
  });

  it('is not there in older releases', () => {
    const older = loadMap({ ...map113, release: '9.0' });
    expect(() => compareUnusable(older, reported, guest('Nehalem'), [])).toThrow(
      'libvirt 9.0: no comparison by blockers',
    );
  });
});
