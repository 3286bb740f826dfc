import {
  cpuLevel,
  fleetBaseline,
  guestPhysBits,
  isCpuModelError,
  leastForLevel,
  machineOrigin,
  namesOf,
  type QemuRelease,
  resolve,
  suggestMachines,
  suggestModels,
} from '@cpu-models/runtime';
import { describe, expect, it } from 'vitest';
import { explain, hostOf, known, move } from './cases.js';

/** Questions of the kinds that people ask; the answers are QEMU's, libvirt's and Linux's rules, not recordings. */
const newest = known.qemu.reduce((a, b) => (Number.parseFloat(a.release) > Number.parseFloat(b.release) ? a : b));

const INTEL = 'B1-host-intel-qemu10.0.probe.json';
const MILAN = 'B3-host-milan-with-cpuid.probe.json';
const ROME = 'B5-host-rome-qemu10.0.probe.json';
const GENOA = 'A1-host-qemu8.2-genoa.probe.json';
const [OPTERON, COOPER, GOLD, I7, I5] = [
  'hosts/Opteron-6234.json',
  'hosts/Cooperlake.json',
  'hosts/Xeon-Gold-6130.json',
  'hosts/Core-i7-7700.json',
  'hosts/Core-i5-2500.json',
];

describe('why is a feature missing', () => {
  it.each([
    [I5, 'SandyBridge,+vmx', 'vmx', 'missing', 'kvm-nested'],
    [OPTERON, 'Opteron_G4,+monitor', 'monitor', 'missing', 'kvm-withholds'],
    [OPTERON, 'Opteron_G5', 'tbm', 'missing', 'cpu-lacks'],
    [OPTERON, 'Opteron_G5', 'fma', 'missing', 'cpu-lacks'],
    [OPTERON, 'Opteron_G4,+vmx', 'vmx', 'missing', 'other-vendor'],
    [OPTERON, 'Opteron_G4,+md-clear', 'md-clear', 'missing', 'other-vendor'],
    [COOPER, 'Cooperlake,+svm', 'svm', 'missing', 'other-vendor'],
    [COOPER, 'Cooperlake,+sse4a', 'sse4a', 'missing', 'other-vendor'],
    [COOPER, 'Cooperlake,+srso-no', 'srso-no', 'missing', 'other-vendor'],
    [COOPER, 'Cooperlake,+virt-ssbd', 'virt-ssbd', 'missing', 'other-vendor'],
    [COOPER, 'Cooperlake,+intel-pt', 'intel-pt', 'missing', 'kvm-parameter'],
    [COOPER, 'Cooperlake,+smx', 'smx', 'missing', 'kvm-withholds'],
    [COOPER, 'host', 'la57', 'missing', 'cpu-lacks'],
    [COOPER, 'host', 'invtsc', 'off', 'not-migratable'],
    // What that QEMU has no name for, the CPU may settle.
    [COOPER, 'Haswell,+amx-tile', 'amx-tile', 'missing', 'cpu-lacks'],
    [GOLD, 'Icelake-Server', 'la57', 'missing', 'cpu-lacks'],
    [I7, 'Skylake-Client', 'mpx', 'off', 'not-in-model'],
    [GENOA, 'EPYC-Genoa', 'vnmi', 'off', 'dependency'],
    [GENOA, 'EPYC-Genoa', 'svm', 'off', 'accelerator-default'],
    // The host's QEMU does not have the model; the question about the feature has an answer all the same.
    [ROME, 'EPYC-Milan', 'invpcid', 'missing', 'cpu-lacks'],
    [MILAN, 'EPYC-Milan,+npt,-svm', 'npt', 'off', 'dependency'],
  ] as const)('%s: %s %s', (host, model, feature, effect, cause) => {
    const { feature: found } = explain(host, { model }, { feature });
    expect(found).toMatchObject({ effect, cause });
    expect(found?.evidence.length).toBeGreaterThan(0);
  });

  it('a part of virtualization where the whole is given: nested is on', () => {
    const { feature } = explain(GOLD, { model: 'host' }, { feature: 'vmx-ple' });
    expect(feature?.cause).not.toBe('kvm-nested');
  });

  it('a feature that is asked for and cleared for want of another', () => {
    const { runs, missing } = explain(OPTERON, { model: 'Opteron_G5,+lbrv' });
    expect(runs).toBe('no');
    expect(missing.find(({ feature }) => feature === 'lbrv')?.reason).toMatch(
      /^asked for, and cleared because svm is off/,
    );
  });

  it('a property that the QEMU of the host refuses', () => {
    const { runs, missing } = explain(OPTERON, { model: 'Opteron_G4,+arch-capabilities' });
    expect(runs).toBe('no');
    expect(missing.map(({ feature }) => feature)).toContain('arch-capabilities');
  });
});

describe('things that are no bits', () => {
  const reason = (model: string, feature: string, host = INTEL) =>
    explain(host, { model }, { feature }).feature?.reason;

  it.each([
    ['kvm64', 'phys-bits', 'the guest sees 40 bits'],
    ['kvm64,phys-bits=46', 'phys-bits', 'the guest sees 46 bits'],
    ['kvm64,phys-bits=20', 'phys-bits', 'QEMU refuses it: phys-bits has to be between 32 and 52'],
    ['qemu32', 'phys-bits', 'the guest sees 32 bits'],
    ['kvm32', 'phys-bits', 'the guest sees 36 bits'],
    ['kvm64', 'tsc-frequency', 'tsc-frequency=0'],
    ['kvm64', 'pmu', 'pmu=off: named models have no performance counters'],
    ['host', 'pmu', 'pmu=on: the guest sees'],
    ['host', 'hv-time', 'hv-time=off'],
    ['kvm64,hv-passthrough=on', 'hv-time', 'hv-time=on'],
    ['kvm64', 'level', 'level=13'],
    ['kvm64', 'host-cache-info', 'QEMU refuses it for others'],
    ['kvm64', 'hv-tim', 'no feature is called hv-tim'],
  ])('%s %s', (model, feature, text) => {
    expect(reason(model, feature)).toContain(text);
  });

  it("the host's own width of addresses", () => {
    expect(reason('Cooperlake,host-phys-bits=on', 'phys-bits', COOPER)).toContain("the host's own width, 46 bits");
    expect(reason('Cooperlake,phys-bits=50', 'phys-bits', COOPER)).toContain('the host has only 46');
  });

  it('resolve says what the guest sees', () => {
    const cpu = (model: string) =>
      resolve(newest, { machine: 'q35', accelerator: 'kvm', hostVendor: 'GenuineIntel', model });
    expect([guestPhysBits(cpu('kvm64')), guestPhysBits(cpu('coreduo'))]).toEqual([40, 32]);
  });
});

describe('moves', () => {
  it.each([
    [I7, GOLD, 'Skylake-Client', 'yes'],
    [GOLD, COOPER, 'Skylake-Server-v2', 'yes'],
    [OPTERON, 'hosts/A10-5800K.json', 'Opteron_G4', 'yes'],
    [GOLD, GOLD, 'host', 'yes'],
    [I5, OPTERON, 'Westmere', 'no'],
    [COOPER, I7, 'Haswell-noTSX,host-phys-bits=on', 'no'],
    [COOPER, GOLD, 'Cooperlake', 'no'],
  ] as const)('%s to %s: %s', (from, to, model, may) => {
    const { may: answer, obstacles } = move(from, to, { model });
    expect([answer, obstacles.length > 0]).toEqual([may, may === 'no']);
  });

  it('a machine type that is newer than the QEMU of the destination', () => {
    const { may, obstacles } = move(
      'A3-host-qemu10.0-milan.probe.json',
      'A3-host-qemu9.2-rome.probe.json',
      { model: 'EPYC-v2' },
      'pc-q35-10.0',
    );
    expect([may, obstacles[0]]).toEqual([
      'no',
      "at the destination QEMU 9.2 has no machine type 'pc-q35-10.0': it is older",
    ]);
  });
});

describe('names', () => {
  const models = namesOf(newest).models;

  it.each([
    ['Turin', 'EPYC-Turin'],
    ['Genoa', 'EPYC-Genoa'],
    ['Zen3', 'EPYC-Milan'],
    ['Zen 3', 'EPYC-Milan'],
    ['Cascade Lake', 'Cascadelake-Server'],
    ['Cascadelake', 'Cascadelake-Server'],
    ['Icelake-Server-IBRS', 'Icelake-Server'],
    ['Penryn-IBRS', 'Penryn'],
    ['EPYC-Venice', 'EPYC-Turin'],
  ])('%s may be %s', (wanted, meant) => {
    expect(suggestModels(models, wanted, known.about)[0]).toBe(meant);
  });

  it('machine types, the nearest older one first', () => {
    expect(suggestMachines(namesOf(newest).machines, 'pc-q35-10.99')[0]).toBe('pc-q35-10.2');
    expect(suggestMachines(namesOf(newest).machines, 'q35-8.2')[0]).toBe('pc-q35-8.2');
    expect(suggestMachines(namesOf(newest).machines, 'PC-Q53-8.2')[0]).toBe('pc-q35-8.2');
    expect(suggestMachines(namesOf(newest).machines, 'virt-8.2')).toEqual([]);
  });

  it.each([
    ['pc-q35-rhel9.2.0', 'Red Hat Enterprise Linux', '7.2'],
    ['pc-q35-8.1+pve0', 'Proxmox VE', '8.1'],
    ['pc-q35-8.1_pve0', 'Proxmox VE', '8.1'],
    ['pc-i440fx-noble', 'Ubuntu', '8.2'],
  ])('%s is of %s', (machine, whose, based) => {
    const origin = machineOrigin(machine);
    expect([origin?.whose.startsWith(whose), origin?.based]).toEqual([true, based]);
  });

  it('an unknown name is refused with what may be meant', () => {
    const ask = () => resolve(newest as QemuRelease, { machine: 'q35', accelerator: 'tcg', model: 'Cascadelake' });
    expect(ask).toThrow("did you mean 'Cascadelake-Server'");
    try {
      ask();
    } catch (error) {
      expect(isCpuModelError(error) && error.code).toBe('unknown-model');
    }
  });
});

describe('levels', () => {
  const level = (model: string, accelerator: 'tcg' | 'kvm' = 'kvm') =>
    cpuLevel(resolve(newest, { machine: 'q35', accelerator, hostVendor: 'GenuineIntel', model })).level;

  it.each([
    ['kvm64', 1],
    ['Nehalem', 2],
    ['Haswell', 3],
    ['EPYC', 3],
    ['Skylake-Server', 4],
    ['EPYC-Genoa', 4],
  ] as const)('%s is x86-64-v%i', (model, expected) => {
    expect(level(model)).toBe(expected);
  });

  it('TCG emulates no AVX-512', () => {
    expect(level('Skylake-Server', 'tcg')).toBe(3);
  });

  it('the least models of a level', () => {
    const names = leastForLevel(newest, 2, known.about).map(({ alias, name }) => alias ?? name);
    expect(names).toEqual(expect.arrayContaining(['Nehalem', 'Opteron_G4']));
  });
});

describe('fleets', () => {
  const baseline = (...files: readonly string[]) =>
    fleetBaseline({
      members: files.map((name) => ({ name, host: hostOf(name) })),
      qemu: known.qemu,
      libvirt: known.libvirt[known.libvirt.length - 1] as (typeof known.libvirt)[number],
      features: known.features,
    });

  it("two hosts by virsh capabilities: what KVM never gives is left out, libvirt's own answer has it", () => {
    const { cpu, features, leftOut, libvirt } = baseline(
      'D2-virsh-capabilities-nehalem.xml',
      'D2-virsh-capabilities-westmere.xml',
    );
    expect(cpu.model).toMatch(/^Nehalem/);
    const never = ['dtes64', 'ds-cpl', 'est', 'tm2', 'xtpr', 'dca', 'monitor', 'smx'];
    expect(features.filter((name) => never.includes(name))).toEqual([]);
    expect(leftOut.map(({ feature }) => feature)).toEqual(expect.arrayContaining(['dtes64', 'ds-cpl', 'monitor']));
    expect(libvirt).not.toBeNull();
  });

  it.each([
    [[GOLD, COOPER], /^Skylake-Server/],
    [[I7, GOLD, COOPER], /^(Skylake-Client|Broadwell)/],
    [[I5, COOPER], /^SandyBridge/],
  ] as const)('%j', (files, model) => {
    const { cpu, features } = baseline(...files);
    expect(cpu.model).toMatch(model);
    // It starts on every member.
    for (const file of files)
      for (const name of features)
        expect(explain(file, { model: 'host' }, { feature: name }).feature?.effect, `${name} on ${file}`).not.toBe(
          'missing',
        );
  });

  it('refuses a fleet of two vendors', () => {
    expect(() => baseline(GOLD, OPTERON)).toThrow('several vendors');
  });
});
