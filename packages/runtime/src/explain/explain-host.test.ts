import { describe, expect, it } from 'vitest';
import { guestCpu } from '../libvirt/cpu.js';
import { explainFeature, explainHost, type HostQuestion } from './explain-host.js';
import { features, hostOf, libvirt90, libvirt113, qemu72, qemu100 } from './testing/hosts.js';

const NESTED = { kvm_amd: { nested: '1', npt: 'Y', nrips: '1' } };
const genoa = hostOf({ like: 'EPYC-Genoa', modules: NESTED });
const rome = hostOf({ like: 'EPYC-Rome-v2', family: 0x17, withheld: ['xsaves'] });
const skylake = hostOf({ vendor: 'GenuineIntel', like: 'Skylake-Server', plus: ['vmx'] });
const skylake72 = hostOf({ qemu: qemu72, vendor: 'GenuineIntel', like: 'Skylake-Server', plus: ['vmx'] });

function explain(question: Partial<HostQuestion> & Pick<HostQuestion, 'host'>) {
  return explainHost({ features, qemu: qemu100, ...question });
}

function told(question: Partial<HostQuestion> & Pick<HostQuestion, 'host' | 'model'> & { feature: string }) {
  const { cause, reason, remedy } = explainFeature({ features, qemu: qemu100, ...question });
  return { cause, reason, remedy };
}

describe('one name, two definitions', () => {
  it('mpx of Skylake: libvirt 9.0 wants it, QEMU has not had it since 4.0, so libvirt refuses what QEMU runs', () => {
    const { runs, libvirt, use } = explain({
      host: skylake72,
      qemu: qemu72,
      model: 'Skylake-Server',
      libvirt: libvirt90,
    });
    expect(runs).toBe('yes');
    expect(libvirt).toMatchObject({ by: 'map', starts: false });
    expect(libvirt?.refused.map(({ feature, cause, reason, remedy }) => [feature, cause, reason, remedy])).toEqual([
      [
        'mpx',
        'libvirt-differs',
        'libvirt 9.0 counts it as part of Skylake-Server, QEMU 7.2 runs Skylake-Server without it; the host cannot give it',
        "<feature policy='disable' name='mpx'/>, or check='none'",
      ],
    ]);
    expect(use?.cpu?.features).toEqual([{ name: 'mpx', policy: 'disable' }]);
  });

  it('what it advises against mpx works', () => {
    const first = explain({ host: skylake72, qemu: qemu72, model: 'Skylake-Server', libvirt: libvirt90 });
    const again = explain({ host: skylake72, qemu: qemu72, libvirt: libvirt90, cpu: first.use?.cpu ?? guestCpu({}) });
    expect(again.libvirt).toMatchObject({ starts: true, refused: [] });
    const unchecked = guestCpu({ model: 'Skylake-Server', check: 'none' });
    expect(explain({ host: skylake72, qemu: qemu72, libvirt: libvirt90, cpu: unchecked }).libvirt?.starts).toBe(true);
  });

  it('mpx of Skylake under libvirt 11.3, which lists it as removed: nothing is needed', () => {
    expect(explain({ host: skylake, model: 'Skylake-Server', libvirt: libvirt113 })).toMatchObject({
      runs: 'yes',
      libvirt: { starts: true, refused: [] },
    });
    expect(told({ host: skylake, model: 'Skylake-Server', feature: 'mpx' })).toEqual({
      cause: 'not-in-model',
      reason: 'Skylake-Server-v1 does not have it',
      remedy: 'nothing to do: this host cannot give it, and the guest runs without it',
    });
  });

  it('svm of Opteron_G2: in both definitions, off in QEMU under KVM, wanted by libvirt 9.0 where the CPU lacks it', () => {
    const intel = hostOf({ vendor: 'GenuineIntel', like: 'Opteron_G2', plus: ['rdtscp'], minus: ['svm'] });
    const { runs, libvirt } = explain({ host: intel, model: 'Opteron_G2', libvirt: libvirt90 });
    expect(runs).toBe('yes');
    expect(libvirt?.refused.map(({ feature: name, cause, remedy }) => [name, cause, remedy])).toEqual([
      ['svm', 'libvirt-differs', "<feature policy='disable' name='svm'/>, or check='none'"],
    ]);
    expect(explain({ host: intel, model: 'Opteron_G2', libvirt: libvirt113 }).libvirt).toMatchObject({
      starts: true,
      by: 'usable',
    });
  });

  it('svm that the CPU has and KVM withholds: libvirt sees it in CPUID, and nesting is what keeps it off', () => {
    const host = hostOf({
      like: 'Opteron_G2',
      plus: ['rdtscp'],
      withheld: ['svm'],
      modules: { kvm_amd: { nested: '0' } },
    });
    const { libvirt, feature } = explain({ host, model: 'Opteron_G2', feature: 'svm', libvirt: libvirt90 });
    expect(libvirt?.starts).toBe(true);
    expect(feature).toMatchObject({
      cause: 'accelerator-default',
      reason: 'in Opteron_G2-v1; QEMU switches it off for all models under KVM',
      remedy: 'load kvm_amd with nested=1; then set svm=on',
      because: [{ cause: 'kvm-nested', reason: 'kvm_amd was loaded with nested off' }],
    });
  });

  it('monitor of EPYC: guessed off by many, off under KVM, and offered only with cpu-pm', () => {
    expect(told({ host: genoa, model: 'EPYC', feature: 'monitor' })).toEqual({
      cause: 'accelerator-default',
      reason: 'in EPYC-v1; QEMU switches it off for all models under KVM',
      remedy: 'start QEMU with -overcommit cpu-pm=on, or do without monitor',
    });
  });

  it('a model of the map that QEMU does not have', () => {
    expect(() => explain({ host: skylake, model: 'pentiumpro', libvirt: libvirt113 })).toThrow(
      "libvirt 11.3 has the CPU model 'pentiumpro', but QEMU 10.0 does not: a guest with it does not start",
    );
  });
});

describe('KVM and its defaults', () => {
  it('vnmi of EPYC-Genoa: in the model, cleared because svm is off by default, back with svm=on', () => {
    expect(told({ host: genoa, model: 'EPYC-Genoa-v1', feature: 'vnmi' })).toEqual({
      cause: 'dependency',
      reason: "in EPYC-Genoa-v1; cleared because svm is off (KVM's default in QEMU: svm=off)",
      remedy: 'set svm=on',
    });
    const { feature } = explain({ host: genoa, model: 'EPYC-Genoa-v1', properties: { svm: true }, feature: 'vnmi' });
    expect(feature).toMatchObject({ effect: 'on', cause: 'available' });
  });

  it('vnmi where the kernel module switches it, or nesting, off', () => {
    const vnmi = hostOf({ like: 'EPYC-Genoa', withheld: ['vnmi'], modules: { kvm_amd: { nested: '1', vnmi: 'N' } } });
    expect(
      explainFeature({
        features,
        qemu: qemu100,
        host: vnmi,
        model: 'EPYC-Genoa',
        feature: 'vnmi',
        properties: { svm: true },
      }),
    ).toMatchObject({
      effect: 'missing',
      cause: 'kvm-parameter',
      reason: 'kvm_amd was loaded with vnmi off',
      remedy: 'load kvm_amd with vnmi=1',
    });
    const old = hostOf({ like: 'EPYC-Genoa', withheld: ['vnmi'], modules: NESTED, kernel: '6.1.0-18-amd64' });
    expect(
      explainFeature({
        features,
        qemu: qemu100,
        host: old,
        model: 'EPYC-Genoa',
        feature: 'vnmi',
        properties: { svm: true },
      }),
    ).toMatchObject({
      cause: 'kvm-withholds',
      reason: 'KVM offers it since Linux 6.4; the host runs 6.1.0-18-amd64',
    });
  });

  it('npt and nrip-save of EPYC: a dependency now, the machine type besides on old ones', () => {
    expect(told({ host: genoa, model: 'EPYC', feature: 'npt' })).toMatchObject({
      cause: 'dependency',
      remedy: 'set svm=on',
    });
    const old = hostOf({ like: 'EPYC-Genoa', machines: ['pc-q35-3.1'], modules: NESTED });
    expect(told({ host: old, machine: 'pc-q35-3.1', model: 'EPYC', feature: 'nrip_save' })).toEqual({
      cause: 'machine-compat',
      reason: 'in EPYC; machine types 3.1 and older switch it off',
      remedy: 'set nrip-save=on,svm=on',
    });
  });

  it('VMX features: cleared with vmx, which no model sets', () => {
    const host = hostOf({
      vendor: 'GenuineIntel',
      like: 'Skylake-Server',
      plus: ['vmx'],
      withheld: ['vmx'],
      modules: { kvm_intel: { nested: 'N' } },
    });
    expect(told({ host, model: 'Skylake-Server', feature: 'vmx-rdrand-exit' })).toMatchObject({
      cause: 'dependency',
      reason: 'in Skylake-Server-v1; cleared because vmx is off (no model of QEMU 10.0 sets it by itself)',
    });
    expect(told({ host, model: 'Skylake-Server', feature: 'vmx' })).toMatchObject({
      remedy: 'load kvm_intel with nested=1; then set vmx=on',
    });
  });

  it('svm asked of an Intel host', () => {
    expect(told({ host: skylake, model: 'Skylake-Server', properties: { svm: true }, feature: 'svm' })).toEqual({
      cause: 'other-vendor',
      reason: 'it is part of virtualization on AMD CPUs, and this one is GenuineIntel',
      remedy: 'this host is GenuineIntel: ask for vmx, or for no virtualization',
    });
  });

  it('x2apic and tsc-deadline work though the CPU lacks them', () => {
    const host = hostOf({ like: 'EPYC-v1', minus: ['x2apic', 'tsc-deadline'] });
    const { emulated } = explain({ host, model: 'EPYC', properties: { 'tsc-deadline': true } });
    expect(emulated.find(({ feature }) => feature === 'x2apic')).toMatchObject({
      effect: 'on',
      reason: 'works though the CPU lacks it: KVM emulates the interrupt controller, x2apic mode included',
    });
    expect(emulated.map(({ feature }) => feature)).toContain('tsc-deadline');
  });
});

describe('after an upgrade', () => {
  it('pdcm without a PMU', () => {
    const host = hostOf({ vendor: 'GenuineIntel', like: 'SapphireRapids', plus: ['pdcm'] });
    const cpu = guestCpu({ model: 'SapphireRapids', features: [{ name: 'pdcm', policy: 'require' }] });
    const { doubtful } = explain({ host, cpu });
    expect(doubtful).toMatchObject([
      { feature: 'pdcm', effect: 'hidden', cause: 'needs-pmu', properties: { pmu: true } },
    ]);
    expect(told({ host, model: 'SapphireRapids', feature: 'pdcm' }).remedy).toBe(
      "set pdcm=on,pmu=on (libvirt: <features><pmu state='on'/></features>)",
    );
  });

  it('arch-capabilities on AMD since QEMU 10.1', () => {
    const host = hostOf({ like: 'EPYC-Genoa', version: [10, 1, 0] });
    const { feature, unknown } = explain({ host, model: 'host', feature: 'arch-capabilities' });
    expect(feature).toMatchObject({
      cause: 'qemu-hides',
      reason:
        'the MSR is one of Intel CPUs that KVM emulates everywhere; since 10.1 QEMU hides it from host and max on AMD',
      remedy:
        "drop arch-capabilities from the guest's CPU (on AMD it says nothing), or keep a machine type of 10.0 or older",
    });
    expect(unknown).toContain('the host runs QEMU 10.1.0; models are explained as QEMU 10.0 has them');
    const before = hostOf({ like: 'EPYC-Genoa', emulated: ['arch-capabilities'] });
    expect(told({ host: before, model: 'host', feature: 'arch-capabilities' }).cause).toBe('emulated');
  });

  it('ht, which QEMU 10.0 began to report', () => {
    expect(told({ host: genoa, model: 'EPYC-Genoa', feature: 'ht' })).toMatchObject({
      cause: 'topology',
      remedy:
        "libvirt 11.10.0 or later expects it; older ones with check='full' refuse 'extra features: ht' after the upgrade",
    });
  });

  it('arch-facilities, the old name', () => {
    const { feature, evidence } = explainFeature({
      features,
      qemu: qemu100,
      host: skylake,
      model: 'Skylake-Server',
      feature: 'arch-facilities',
    });
    expect(feature).toBe('arch-capabilities');
    expect(evidence[0]?.text).toBe('arch-facilities is an old name of what QEMU calls arch-capabilities');
  });

  it('invtsc with the CPU of the host', () => {
    const host = hostOf({ like: 'EPYC-Genoa', plus: ['invtsc'] });
    expect(told({ host, model: 'host', feature: 'invtsc' })).toEqual({
      cause: 'not-migratable',
      reason: 'a guest with it cannot move, so host and max leave it out',
      remedy: "set migratable=off (libvirt: migratable='off'), or invtsc=on; the guest then stays where it is",
    });
  });
});

describe('microcode, kernel, erratum', () => {
  it('xsaves of EPYC-Rome: the kernel, and the version of the model without it', () => {
    const { runs, missing, nearest, use } = explain({ host: rome, model: 'EPYC-Rome', libvirt: libvirt113 });
    expect(runs).toBe('no');
    expect(missing.map(({ feature, cause, reason }) => [feature, cause, reason])).toEqual([
      ['xsaves', 'erratum', 'Linux disables XSAVES on this CPU, because of an erratum that corrupts register state'],
    ]);
    expect(nearest[0]).toMatchObject({ name: 'EPYC-Rome-v4', loses: ['xsaves'], losesHere: [] });
    expect(use?.commandLine).toBe('-cpu EPYC-Rome-v1,xsaves=off');
    expect(use?.cpu).toMatchObject({ model: 'EPYC-Rome-v1', features: [{ name: 'xsaves', policy: 'disable' }] });
  });

  it('EPYC-Rome-v4 needs ibrs, which such hosts may lack: then it is not offered', () => {
    const host = hostOf({ like: 'EPYC-Rome-v1', family: 0x17, withheld: ['xsaves'] });
    const asIs = explain({ host, model: 'EPYC-Rome' }).nearest.filter(({ off }) => off.length === 0);
    expect(asIs.map(({ name }) => name)).not.toContain('EPYC-Rome-v4');
  });

  it('xsaves switched off by a version of the model', () => {
    expect(told({ host: genoa, model: 'EPYC-Rome-v4', feature: 'xsaves' })).toEqual({
      cause: 'model-version',
      reason: 'version 4 of EPYC-Rome switches it off',
      remedy: 'set xsaves=on',
    });
  });

  it('taa-no where TSX is off', () => {
    const host = hostOf({ vendor: 'GenuineIntel', like: 'Cascadelake-Server-v5', minus: ['hle', 'rtm', 'taa-no'] });
    expect(
      told({
        host,
        model: 'Cascadelake-Server',
        properties: { 'taa-no': true, 'arch-capabilities': true },
        feature: 'taa-no',
      }),
    ).toEqual({
      cause: 'microcode',
      reason: 'KVM does not claim taa-no on a host whose TSX is off',
      remedy: 'switch it off, together with rtm',
    });
  });

  it('TSX gone from a host: the -noTSX version is next', () => {
    const host = hostOf({ vendor: 'GenuineIntel', model: 0x6a, like: 'Icelake-Server', minus: ['hle', 'rtm'] });
    const { missing, nearest } = explain({ host, model: 'Icelake-Server' });
    expect(missing.map(({ feature, cause }) => `${feature} ${cause}`)).toEqual(['hle microcode', 'rtm microcode']);
    expect(nearest[0]).toMatchObject({ name: 'Icelake-Server-v2', loses: ['hle', 'rtm'] });
  });

  it('md-clear of Westmere, which Intel never shipped', () => {
    const host = hostOf({ vendor: 'GenuineIntel', family: 6, model: 0x2c, like: 'Westmere-v2' });
    expect(told({ host, model: 'Westmere-v2', properties: { 'md-clear': true }, feature: 'md-clear' })).toMatchObject({
      cause: 'microcode',
      reason: 'Intel made no microcode with md-clear for Nehalem and Westmere',
    });
  });

  it('ssbd on a host without new microcode', () => {
    const host = hostOf({ vendor: 'GenuineIntel', like: 'Skylake-Server', minus: ['ssbd'] });
    expect(told({ host, model: 'Skylake-Server', properties: { ssbd: true }, feature: 'ssbd' })).toMatchObject({
      cause: 'microcode',
      remedy: 'update the microcode of the host, then reload it (reboot)',
    });
  });
});

describe('errors that did not explain', () => {
  it('many missing features: a cause each, and a model that runs', () => {
    const host = hostOf({ vendor: 'GenuineIntel', like: 'IvyBridge' });
    const { missing, nearest } = explain({ host, model: 'Skylake-Client' });
    expect(missing.length).toBeGreaterThan(10);
    expect(missing.filter(({ cause, remedy }) => cause === 'unknown' || remedy === null)).toEqual([]);
    expect(nearest[0]?.name).toBe('IvyBridge-v1');
  });

  it('a nested host: the outer hypervisor may be why', () => {
    const host = hostOf({ vendor: 'GenuineIntel', like: 'IvyBridge', plus: ['hypervisor'] });
    expect(explainFeature({ features, qemu: qemu100, host, model: 'Haswell', feature: 'avx2' })).toMatchObject({
      cause: 'outer-hypervisor',
      certain: false,
      unknown: 'whether the physical CPU has it',
    });
  });

  it('CPUID decides where /proc/cpuinfo leaves doubt', () => {
    const facts = { vendor: 'GenuineIntel', like: 'IvyBridge' } as const;
    const ask = (host: ReturnType<typeof hostOf>) =>
      explainFeature({ features, qemu: qemu100, host, model: 'Haswell', feature: 'avx2' });
    expect(ask(hostOf(facts))).toMatchObject({
      cause: 'cpu-lacks',
      certain: false,
      unknown: 'whether the CPU has it and Linux hides it: CPUID was not read',
    });
    expect(ask(hostOf({ ...facts, cpuid: [[7, 0, 0, 0, 0, 0]] }))).toMatchObject({
      cause: 'cpu-lacks',
      certain: true,
      unknown: null,
    });
    expect(ask(hostOf({ ...facts, cpuid: [[7, 0, 0, 1 << 5, 0, 0]] }))).toMatchObject({
      cause: 'kvm-withholds',
      reason: 'the CPU has it, but KVM does not offer it',
    });
  });

  it('a typo', () => {
    expect(told({ host: genoa, model: 'EPYC-Genoa', feature: 'vpclmutqdq' })).toEqual({
      cause: 'unknown-name',
      reason: 'no feature is called vpclmutqdq',
      remedy: 'did you mean vpclmulqdq (CPUID 7.0 ECX bit 10)?',
    });
  });

  it('TCG', () => {
    const host = hostOf({ accel: 'tcg', like: 'EPYC' });
    const { runs, missing } = explain({ host, model: 'Haswell' });
    expect(runs).toBe('no');
    expect(missing.map(({ feature, cause }) => `${feature} ${cause}`)).toContain('pcid emulator-lacks');
  });

  it('answers about another machine type stand in, and it says so', () => {
    const { runs, unknown } = explain({ host: skylake, model: 'Skylake-Server', machine: 'pc-q35-8.2' });
    expect(runs).toBe('yes');
    expect(unknown).toContain('the host was not asked about pc-q35-8.2; its answers about pc-q35-10.0 stand in');
  });
});
