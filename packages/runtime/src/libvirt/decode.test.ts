import { describe, expect, it } from 'vitest';
import { type CpuidItem, cpuData, cpuid } from './data.js';
import { decode } from './decode.js';
import { cpuToData } from './encode.js';
import { ModelNotAllowedError, NoMatchingModelError } from './errors.js';
import { loadMap } from './load.js';
import { factCpu, factHosts, guest, map113 } from './testing/facts.js';

const cpus = loadMap(map113);

describe('decode', () => {
  it.each(factHosts)('names host $name as libvirt does', ({ data, host }) => {
    expect(decode(cpus, data)).toMatchObject({ type: 'host', mode: null, arch: 'x86_64', ...host });
  });

  it.each(factHosts.filter(({ guest }) => guest !== null))(
    'describes $name to guests as libvirt does',
    ({ data, guest }) => {
      expect(decode(cpus, data, { type: 'guest' })).toMatchObject({
        type: 'guest',
        mode: 'custom',
        ...guest,
      });
    },
  );

  const [westmere] = factHosts.filter(({ name }) => name === 'Core-i5-650');

  it('uses only allowed models', () => {
    const { model } = decode(cpus, westmere!.data, {
      type: 'guest',
      models: [{ name: 'qemu64' }, { name: 'Nehalem' }],
    });
    expect(model).toBe('Nehalem');
  });

  it('disables blockers even where the data has them', () => {
    const models = [{ name: 'Nehalem', blockers: ['popcnt', 'no-such-feature'] }];
    const { features } = decode(cpus, westmere!.data, { type: 'guest', models });
    expect(features).toContainEqual({ name: 'popcnt', policy: 'disable' });
  });

  it('refuses a single preferred model that is not allowed, if a fallback is forbidden', () => {
    const options = {
      type: 'guest',
      models: [{ name: 'qemu64' }],
      preferred: ['Nehalem'],
    } as const;
    expect(() => decode(cpus, westmere!.data, { ...options, fallback: 'forbid' })).toThrow(ModelNotAllowedError);
    expect(decode(cpus, westmere!.data, options).model).toBe('qemu64');
  });

  it('fails when no model is left', () => {
    expect(() => decode(cpus, westmere!.data, { models: [] })).toThrow(NoMatchingModelError);
    expect(() => decode(cpus, cpuData([]))).toThrow(
      'CPU data: no model fits; expected data that some model of the map describes',
    );
  });

  it('leaves out what blocks migration', () => {
    const names = (migratable: boolean) =>
      decode(cpus, westmere!.data, { migratable }).features.map(({ name }) => name);
    expect(names(false)).toContain('invtsc');
    expect(names(true)).toEqual(names(false).filter((name) => name !== 'invtsc'));
  });

  it('drops TSX of processors where it is broken', () => {
    const haswell = factHosts.find(({ name }) => name === 'Core-i5-4670T')!;
    const leaf7 = haswell.data.items.find((item): item is CpuidItem => item.kind === 'cpuid' && item.eaxIn === 7)!;
    const data = cpuData([...haswell.data.items, { ...leaf7, ebx: (leaf7.ebx | (1 << 4) | (1 << 11)) >>> 0 }]);
    expect(decode(cpus, data)).toMatchObject(haswell.host);
  });

  it('finds a vendor whose bits are all set, though others are too', () => {
    const leaf = cpuid(0, 0, { ebx: 0xffffffff, ecx: 0xffffffff, edx: 0xffffffff });
    const rest = westmere!.data.items.filter((item) => item.kind === 'msr' || item.eaxIn !== 0);
    expect(decode(cpus, cpuData([leaf, ...rest])).vendor).toBe('Intel');
  });

  it.each(cpus.models.filter(({ decodeGuest }) => decodeGuest).map(({ name }) => name))(
    'gives %s back from its own data',
    (model) => {
      const cpu = guest(model, { vendor: cpus.modelsByName.get(model)!.vendor?.name ?? null });
      const { features } = decode(cpus, cpuToData(cpus, cpu), {
        type: 'guest',
        preferred: [model],
      });
      expect(features.filter(({ policy }) => policy === 'require')).toEqual([]);
      expect(features.map(({ name }) => name)).toEqual(
        cpus.modelsByName.get(model)!.removed.map((number) => cpus.features[number]!.name),
      );
    },
  );

  it.each(factHosts)('gives host $name back from its description', (host) => {
    const cpu = factCpu(host);
    const again = decode(cpus, cpuToData(cpus, cpu), { preferred: [host.host.model] });
    expect(again).toMatchObject(host.host);
  });
});
