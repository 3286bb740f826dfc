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

  it('has left models out of RHEL 10', () => {
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'kvm64')).toThrow(/has no CPU model 'kvm64': Red Hat/);
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'Penryn-v1')).toThrow(/Penryn-v1/);
    expect(() => refuseRemoved('pc-q35-rhel10.0.0', 'Nehalem')).not.toThrow();
    expect(() => refuseRemoved('pc-q35-rhel9.4.0', 'kvm64')).not.toThrow();
  });

  it('says what was compared with its own definitions', () => {
    const verified = (name: string) => machineOrigin(name)?.verified;
    expect(['8.2.0', '8.4.0', '9.4.0', '10.0.0'].map((name) => verified(`pc-q35-rhel${name}`))).toEqual([
      false,
      true,
      true,
      false,
    ]);
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
