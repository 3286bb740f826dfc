import { describe, expect, it } from 'vitest';
import { QEMU_RELEASES } from '../generated/index.js';
import { diffMany } from '../qemu/diff-many.js';
import { fullExpansion } from '../qemu/expansion.js';
import { explain } from '../qemu/explain.js';
import { pin } from '../qemu/pin.js';
import type { QemuRelease } from '../qemu/release.js';
import { type ResolvedCpu, resolve } from '../qemu/resolve.js';
import { refuseRemoved, withMachine } from './distribution-machine.js';
import { likelyBase, machineOrigin } from './machine-origin.js';

const releases: readonly QemuRelease[] = QEMU_RELEASES;
const released = (name: string) => releases.find(({ release }) => release === name) as QemuRelease;

function cpu(release: string, machine: string, model = 'Cascadelake-Server'): ResolvedCpu {
  const accelerator = 'kvm' as const;
  return resolve(withMachine(released(release), machine), { machine, model, accelerator, hostVendor: 'GenuineIntel' });
}

/** Properties in which a CPU on a distribution's machine type differs from the one on another machine type. */
function against(release: string, machine: string, base: string, model?: string): Record<string, unknown> {
  const [own, other] = [fullExpansion(cpu(release, machine, model)), fullExpansion(cpu(release, base, model))];
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => other[name] !== value));
}

describe('Red Hat', () => {
  it('sets physical address bits, and hides two VMX controls', () => {
    expect(against('9.0', 'pc-q35-rhel9.4.0', 'pc-q35-8.2')).toEqual({
      'host-phys-bits': true,
      'host-phys-bits-limit': 48,
      'kvm-asyncpf-int': true,
      kvm_asyncpf_int: true,
      'kvm-pv-unhalt': true,
      kvm_pv_unhalt: true,
    });
    const vmx = explain(cpu('9.0', 'pc-q35-rhel9.4.0')).find(
      ({ property }) => property === 'vmx-exit-load-perf-global-ctrl',
    );
    expect(vmx).toMatchObject({ value: false, origin: { kind: 'compat' } });
  });

  it('takes over what older machine types of QEMU set', () => {
    const { 'x-vendor-cpuid-only': only, 'hv-version-id-build': build } = fullExpansion(cpu('9.0', 'pc-q35-rhel8.5.0'));
    expect([only, build]).toEqual([false, 0x1bbc]);
    const next = fullExpansion(cpu('9.0', 'pc-q35-rhel8.6.0'));
    expect([next['x-vendor-cpuid-only'], next['hv-version-id-build']]).toEqual([true, 14393]);
  });

  it('keeps the interrupt of asynchronous page faults off up to 8.4', () => {
    const on = (machine: string) => fullExpansion(cpu('9.0', machine))['kvm-asyncpf-int'];
    expect(['8.4', '8.5', '9.4'].map((release) => on(`pc-q35-rhel${release}.0`))).toEqual([false, true, true]);
  });

  it('lacks entries that QEMU has, and sets a default of its own under KVM', () => {
    const of = (machine: string, model: string, ...names: readonly string[]) => {
      const all = fullExpansion(cpu('9.0', machine, model));
      return names.map((name) => all[name]);
    };
    expect(of('pc-q35-rhel8.0.0', 'Skylake-Server', 'mpx', 'kvm-pv-unhalt')).toEqual([false, true]);
    expect(of('pc-q35-rhel7.6.0', 'Skylake-Server', 'mpx', 'kvm-pv-unhalt')).toEqual([true, true]);
    expect(of('pc-q35-3.1', 'Skylake-Server', 'mpx', 'kvm-pv-unhalt')).toEqual([true, false]);
    const entries = (machine: string, array: string) =>
      withMachine(released('9.0'), machine)
        .machines.find(({ name }) => name === machine)
        ?.compat.includes(array);
    expect(['7.6', '8.0'].map((name) => entries(`pc-q35-rhel${name}.0`, '2.12'))).toEqual([false, false]);
    expect(entries('pc-q35-rhel7.5.0', '2.12')).toBe(true);
  });

  it('has left models out of RHEL 10', () => {
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'kvm64')).toThrow(/has no CPU model 'kvm64': Red Hat/);
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'Penryn-v1')).toThrow(/Penryn-v1/);
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'Nehalem')).not.toThrow();
    expect(() => refuseRemoved('pc-q35-rhel9.4.0', 'kvm64')).not.toThrow();
  });

  it('says what was compared with its own definitions', () => {
    const verified = (name: string) => machineOrigin(name)?.verified;
    expect(['7.5.0', '7.6.0', '9.6.0', '10.0.0'].map((name) => verified(`pc-q35-rhel${name}`))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(machineOrigin('pc-q35-rhel9.4.0')?.source).toMatch(/openela/);
    expect(machineOrigin('pc-q35-rhel10.0.0')?.source).toMatch(/packages of those releases/);
  });
});

describe('Ubuntu', () => {
  it('keeps the CPUs of the release that it is based on', () => {
    expect(against('8.2', 'pc-q35-noble', 'pc-q35-8.2')).toEqual({});
    expect(machineOrigin('pc-q35-noble')).toMatchObject({ whose: 'Ubuntu', based: '8.2', base: 'pc-q35-8.2' });
  });

  it('uses the physical address bits of the host on -hpb', () => {
    expect(against('10.0', 'pc-i440fx-jammy-hpb', 'pc-i440fx-6.2')).toEqual({ 'host-phys-bits': true });
  });

  it('leaves SVM to the model under KVM', () => {
    const svm = (machine: string) => fullExpansion(cpu('8.2', machine, 'EPYC'))['svm'];
    expect([svm('pc-q35-8.2'), svm('pc-q35-noble')]).toEqual([false, true]);
  });

  it('has bases that differ by family, and by name', () => {
    const base = (name: string) => machineOrigin(name)?.base;
    expect(['pc-i440fx-focal', 'pc-q35-focal-hpb', 'pc-q35-cosmic', 'pc-q35-cosmic-hpb'].map(base)).toEqual([
      'pc-i440fx-4.0',
      'pc-q35-4.2',
      'pc-q35-2.11',
      'pc-q35-2.12',
    ]);
    expect(['pc-q35-noble', 'pc-q35-noble-v2', 'pc-q35-plucky'].map((name) => machineOrigin(name)?.verified)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('changes between releases what QEMU changes', () => {
    const changes = diffMany([
      {
        machine: 'pc-q35-focal -> pc-q35-noble',
        model: 'qemu64',
        from: cpu('10.0', 'pc-q35-focal', 'qemu64'),
        to: cpu('10.0', 'pc-q35-noble', 'qemu64'),
      },
    ]);
    expect(changes.map(({ property }) => property)).toEqual(expect.arrayContaining(['family', 'x-vendor-cpuid-only']));
  });
});

it("Proxmox's suffix changes no CPU", () => {
  expect(against('9.2', 'pc-i440fx-8.1+pve0', 'pc-i440fx-8.1')).toEqual({});
  expect(machineOrigin('pc-i440fx-8.1+pve0')).toMatchObject({ whose: 'Proxmox VE', base: 'pc-i440fx-8.1' });
  const newest = released('9.2').machines.find(({ alias }) => alias === 'q35')?.name ?? '';
  expect(against('9.2', 'q35+pve0', newest)).toEqual({});
});

it.each(['pc-q35-rhel9.4.0', 'pc-q35-noble', 'pc-i440fx-8.1+pve0'])('a name is pinned exactly on %s', (machine) => {
  const release = withMachine(released('9.0'), machine);
  expect(
    pin(release, { machine, model: 'Cascadelake-Server', accelerator: 'kvm', hostVendor: 'GenuineIntel' }),
  ).toEqual({ model: 'Cascadelake-Server-v1', properties: {}, exact: true });
});

it("leaves a release as it is that lacks the base, and names that are nobody's", () => {
  const old = released('8.1');
  expect(withMachine(old, 'pc-q35-noble')).toBe(old);
  expect(withMachine(old, 'pc-q35-acme1')).toBe(old);
  expect(withMachine(old, 'pc-q35-8.1')).toBe(old);
});

it('guesses what a name that nobody knows is made of', () => {
  const known = released('10.0').machines.map(({ name }) => name);
  expect(likelyBase('pc-q35-acme9.2.1', known)).toBe('pc-q35-9.2');
  expect(likelyBase('pc-i440fx-8.1-xyz', known)).toBe('pc-i440fx-8.1');
  expect(likelyBase('pc-q35-acme', known)).toBeNull();
  expect(likelyBase('pc-q35-acme99.1', known)).toBeNull();
});
