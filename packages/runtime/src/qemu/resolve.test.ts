import { describe, expect, it } from 'vitest';
import { qemu_10_0 } from '../generated/index.js';
import { fullExpansion, propertyValue, staticExpansion } from './expansion.js';
import { canonicalJson } from './export.js';
import { namesOf } from './names.js';
import type { ResolveOptions } from './options.js';
import type { QemuRelease } from './release.js';
import { resolve, sameCpu } from './resolve.js';
import { smallRelease } from './testing/small-release.js';

const release = smallRelease();

function ask(model: string, machine: string, options: Partial<ResolveOptions> = {}) {
  return resolve(release, { model, machine, accelerator: 'tcg', ...options });
}

describe('versions', () => {
  it.each([
    ['Alpha', 'q35', 'Alpha-v1', false],
    ['Alpha', 'microvm', 'Alpha-v3', true],
    ['Alpha', 'pc-q35-2.0', null, false],
    ['Alpha-Fixed', 'q35', 'Alpha-v2', true],
    ['Alpha-Fixed', 'pc-q35-2.0', null, true],
    ['Alpha-v2', 'microvm', null, true],
  ])('%s on %s stands for %s', (model, machine, aliasOf, avx512f) => {
    const cpu = ask(model, machine);
    expect(cpu.aliasOf).toBe(aliasOf);
    expect(propertyValue(cpu, 'avx512f')).toBe(avx512f);
  });

  it('turns legacy-cache off where the version has caches', () => {
    expect(propertyValue(ask('Alpha-v2', 'q35'), 'legacy-cache')).toBe(true);
    expect(propertyValue(ask('Alpha-v3', 'q35'), 'legacy-cache')).toBe(false);
  });
});

describe('machine types', () => {
  it('apply the oldest entry last', () => {
    expect(propertyValue(ask('Alpha', 'pc-q35-3.0'), 'stepping')).toBe(2);
    expect(propertyValue(ask('Alpha', 'pc-q35-2.0'), 'stepping')).toBe(1);
  });

  it('change the named type alone, not its versions', () => {
    expect(propertyValue(ask('Alpha', 'pc-q35-2.0'), 'pni')).toBe(false);
    expect(propertyValue(ask('Alpha-v1', 'pc-q35-2.0'), 'pni')).toBe(true);
  });
});

describe('accelerators', () => {
  const kvm = { accelerator: 'kvm', hostVendor: 'AuthenticAMD' } as const;

  it('give KVM its features and the vendor of the host', () => {
    const cpu = ask('Alpha', 'q35', kvm);
    expect(propertyValue(cpu, 'kvmclock')).toBe(true);
    expect(propertyValue(cpu, 'vendor')).toBe('AuthenticAMD');
    expect(propertyValue(ask('Alpha', 'q35'), 'vme')).toBe(false);
  });

  it.each([
    [{}, true, false],
    [{ splitIrqchip: true }, true, true],
    [{ kernelIrqchip: false }, false, false],
  ])('follow the irqchip %o', (options, x2apic, msi) => {
    const cpu = ask('Alpha', 'q35', { ...kvm, ...options });
    expect([propertyValue(cpu, 'x2apic'), propertyValue(cpu, 'kvm-msi-ext-dest-id')]).toEqual([x2apic, msi]);
  });

  it('leave alone what the machine type says', () => {
    const kvmDefaults = { svm: null, x2apic: 'off' };
    const machines = release.machines.map((machine) => ({ ...machine, kvmDefaults }));
    const cpu = resolve(smallRelease({ machines }), { model: 'Beta', machine: 'q35', ...kvm });
    expect([propertyValue(cpu, 'svm'), propertyValue(cpu, 'x2apic')]).toEqual([true, false]);
  });

  it('hide all KVM features with kvm=off', () => {
    expect(propertyValue(ask('Alpha', 'q35', { ...kvm, properties: { kvm: false } }), 'kvmclock')).toBe(false);
  });
});

describe('dependencies', () => {
  it('clear what lost its ground, on high bits too', () => {
    const off = ask('Beta', 'q35', { properties: { svm: false } });
    expect([propertyValue(off, 'npt'), propertyValue(off, 'nrip_save')]).toEqual([false, false]);
    const dual = (vmx: boolean) => ask('Alpha', 'q35', { properties: { vmx, 'vmx-dual-monitor': true } });
    expect(propertyValue(dual(false), 'vmx-dual-monitor')).toBe(false);
    expect(propertyValue(dual(true), 'vmx-dual-monitor')).toBe(true);
  });
});

describe('max', () => {
  it('takes over what TCG has, can migrate and may switch on', () => {
    const cpu = ask('max', 'q35');
    expect(propertyValue(cpu, 'lm')).toBe(true);
    expect(propertyValue(cpu, 'invtsc')).toBe(false);
    expect(propertyValue(cpu, 'ht')).toBe(false);
    expect(propertyValue(cpu, 'family')).toBe(15);
  });

  it('leaves alone what was set expressly', () => {
    const cpu = ask('max', 'q35', { properties: { lm: false, migratable: false } });
    expect(propertyValue(cpu, 'lm')).toBe(false);
    expect(propertyValue(cpu, 'invtsc')).toBe(true);
  });

  it('keeps invtsc with a fixed frequency in newer releases', () => {
    const newer = smallRelease({ behaviours: new Set(['invtsc-migrates-with-tsc-frequency']) });
    const question = {
      model: 'max',
      machine: 'q35',
      accelerator: 'tcg',
      properties: { 'tsc-frequency': 1_000_000_999 },
    } as const;
    expect(propertyValue(resolve(newer, question), 'invtsc')).toBe(true);
    expect(propertyValue(resolve(newer, question), 'tsc-frequency')).toBe(1_000_000_000);
    expect(propertyValue(resolve(release, question), 'invtsc')).toBe(false);
  });

  it('is what the host is under KVM', () => {
    const host = {
      vendor: 'GenuineIntel',
      family: 6,
      model: 85,
      stepping: 4,
      modelId: 'Host',
      level: 22,
      xlevel: 0x8000_0008,
      xlevel2: 0,
      features: { FEAT_1_ECX: 0x21n },
    };
    const cpu = ask('max', 'q35', { accelerator: 'kvm', host });
    expect(fullExpansion(cpu)).toMatchObject({ vmx: true, xsave: false, model: 85, level: 22, 'model-id': 'Host' });
  });
});

describe('expansions', () => {
  it('full has every spelling, sorted; only max has migratable', () => {
    const names = Object.keys(fullExpansion(ask('Alpha', 'q35')));
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(expect.arrayContaining(['pni', 'sse3', 'apic-id']));
    expect(names).not.toContain('migratable');
    expect(fullExpansion(ask('max', 'q35'))).toHaveProperty('migratable', true);
  });

  it('static has feature bits and what defines a model', () => {
    const names = Object.keys(staticExpansion(ask('Alpha', 'q35')));
    expect(names).toEqual(expect.arrayContaining(['pni', 'min-level', 'vendor']));
    for (const name of ['sse3', 'level', 'legacy-cache', 'apic-id']) expect(names).not.toContain(name);
  });

  it('reads a short model number below family 6 in newer releases', () => {
    const question = { model: 'base', machine: 'q35', accelerator: 'tcg', properties: { model: 85 } } as const;
    expect(propertyValue(resolve(release, question), 'model')).toBe(85);
    const newer = smallRelease({ behaviours: new Set(['model-needs-family-6']) });
    expect(propertyValue(resolve(newer, question), 'model')).toBe(5);
  });
});

describe('sameCpu', () => {
  it('is the same for names that mean one CPU on a machine type, and for no others', () => {
    const same = (machine: string, name: string) => sameCpu(qemu_10_0, machine, name);
    const given = (machine: 'pc-q35-10.0' | 'pc-i440fx-2.4', model: string) =>
      canonicalJson(fullExpansion(resolve(qemu_10_0 as QemuRelease, { machine, accelerator: 'tcg', model })));
    for (const machine of ['pc-q35-10.0', 'pc-i440fx-2.4'] as const) {
      const first = new Map<string, string>();
      for (const name of namesOf(qemu_10_0).models.filter((model) => model !== 'host')) {
        const known = first.get(same(machine, name)) ?? name;
        first.set(same(machine, name), known);
        expect([machine, name, given(machine, name)]).toEqual([machine, name, given(machine, known)]);
      }
    }
    expect(same('pc-q35-10.0', 'EPYC')).toBe(same('pc-q35-10.0', 'EPYC-v1'));
    // An old machine type's settings hit EPYC by its name.
    expect(same('pc-i440fx-2.4', 'EPYC')).not.toBe(same('pc-i440fx-2.4', 'EPYC-v1'));
  });
});
