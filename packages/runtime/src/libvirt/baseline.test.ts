import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseline } from './baseline.js';
import { emptyBits } from './bits.js';
import { compare } from './compare.js';
import { type Cpu, hostCpu } from './cpu.js';
import { cpuToBits } from './cpu-bits.js';
import { loadMap } from './load.js';
import { factCpu, factHosts, map113 } from './testing/facts.js';

const cpus = loadMap(map113);
const host = (model: string, vendor: string | null, ...names: string[]) =>
  hostCpu({
    arch: 'x86_64',
    model,
    vendor,
    features: names.map((name) => ({ name, policy: null })),
  });

describe('baseline', () => {
  it('keeps what all have', () => {
    const { model, features, vendor, fallback } = baseline(cpus, [
      host('Westmere', 'Intel', 'vmx'),
      host('Nehalem', 'Intel'),
    ]);
    expect({ model, features, vendor, fallback }).toEqual({
      model: 'Nehalem',
      features: [],
      vendor: 'Intel',
      fallback: 'allow',
    });
  });

  it('forbids a fallback from the one model that all have', () => {
    expect(baseline(cpus, [host('Westmere', 'Intel', 'vmx')])).toMatchObject({
      model: 'Westmere',
      fallback: 'forbid',
    });
  });

  it('lists the features of the model when expanded, sorted', () => {
    const names = baseline(cpus, [host('Westmere', 'Intel')], { expanded: true }).features.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('aes');
  });

  it('leaves out what blocks migration, and what is not allowed', () => {
    const all = [host('Westmere', 'Intel', 'invtsc', 'vmx')];
    expect(baseline(cpus, all, { migratable: true }).features).toEqual([{ name: 'vmx', policy: 'require' }]);
    const features = cpus.features.map(({ name }) => name).filter((name) => name !== 'vmx');
    expect(baseline(cpus, all, { features }).features).toEqual([{ name: 'invtsc', policy: 'require' }]);
  });

  it('leaves the vendor out if one CPU has none', () => {
    expect(baseline(cpus, [host('Westmere', null), host('Nehalem', 'Intel')]).vendor).toBeNull();
  });

  it.each([
    [[], 'CPUs: none given; expected at least one'],
    [[hostCpu({})], 'CPU 0: no model; expected a model'],
    [[host('Nehalem', 'Intel'), host('Opteron_G3', 'AMD')], 'CPU 1: vendor AMD; expected Intel as before'],
    [
      [host('Nehalem', 'Intel'), host('Nehalem', 'AMD')],
      'model Nehalem: vendor Intel, but CPU 1 says AMD; expected one vendor',
    ],
    [[host('Nehalem', 'Acme')], "vendor 'Acme': unknown; expected a vendor of libvirt 11.3"],
    [[host('Bogus', 'Intel')], 'model Bogus: unknown; expected a model of libvirt 11.3'],
  ])('refuses %#', (all, message) => {
    expect(() => baseline(cpus, all)).toThrow(message);
  });

  const intel = factHosts.map(factCpu).filter(({ vendor }) => vendor === 'Intel');
  const some = fc.uniqueArray(fc.constantFrom(...intel), {
    minLength: 1,
    maxLength: 6,
    selector: (cpu) => cpu,
  });
  const bitsOf = (cpu: Cpu) => {
    const bits = emptyBits(cpus.features.length);
    cpuToBits(cpus, cpu, bits);
    return bits;
  };

  it('runs on every host', () => {
    fc.assert(
      fc.property(some, (all) => {
        const common = baseline(cpus, all);
        for (const cpu of all) expect(compare(cpus, cpu, common).result).toMatch(/identical|superset/);
      }),
    );
  });

  it('has the same features in any order and grouping', () => {
    fc.assert(
      fc.property(some, fc.nat(), (all, cut) => {
        const at = cut % all.length;
        const [left, right] = [all.slice(0, at), all.slice(at)];
        const pieces = [left, right].filter((piece) => piece.length > 0).map((piece) => baseline(cpus, piece));
        const whole = bitsOf(baseline(cpus, all));
        expect(bitsOf(baseline(cpus, [...all].reverse()))).toEqual(whole);
        expect(bitsOf(baseline(cpus, pieces))).toEqual(whole);
      }),
    );
  });
});
