import { flagState } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { explainMessages, InputError, readGuests, readHost, recogniseHost } from '../src/index.js';
import { explain, hostOf, known, text } from './cases.js';

describe('hosts, recognised by content', () => {
  it.each([
    ['A1-host-qemu8.2-genoa.probe.json', 'cpu-models probe'],
    ['D1-virsh-domcapabilities.xml', 'virsh domcapabilities'],
    ['D2-virsh-capabilities-westmere.xml', 'virsh capabilities'],
    ['C1-intel.cpuinfo', '/proc/cpuinfo'],
    ['D4-instlatx64-style-dump.txt', 'InstLatx64 dump'],
  ])('%s is %s', (name, kind) => {
    expect(recogniseHost(text(name))).toBe(kind);
  });

  it.each([
    [
      'cpuid -r',
      'CPU 0:\n   0x00000000 0x00: eax=0x0000000d ebx=0x756e6547 ecx=0x6c65746e edx=0x49656e69\n   0x00000007 0x00: eax=0x00000000 ebx=0x009c47ab ecx=0x00000000 edx=0xbc000600',
    ],
    [
      'libcpuid raw dump',
      'version=0.5.1\nbasic_cpuid[0]=0000000d 756e6547 6c65746e 49656e69\nbasic_cpuid[7]=00000000 009c47ab 00000000 bc000600',
    ],
    [
      'InstLatx64 dump',
      'CPUID 00000000: 0000000D-756E6547-6C65746E-49656E69 [GenuineIntel]\nCPUID 00000007: 00000000-009C47AB-00000000-BC000600 [SL 00]',
    ],
  ])('%s: registers', (kind, dump) => {
    const { host, files } = readHost([{ name: 'dump', text: dump }], known);
    expect(files).toEqual([{ name: 'dump', kind }]);
    expect(host.host.cpuid).toMatchObject({
      partial: true,
      rows: [
        [0, 0, 0xd, 0x756e6547, 0x6c65746e, 0x49656e69],
        [7, 0, 0, 0x9c47ab, 0, 0xbc000600],
      ],
    });
  });

  it('lscpu, QMP dialogues, cpuid -1', () => {
    const lscpu =
      'Architecture: x86_64\nVendor ID: GenuineIntel\nCPU family: 6\nModel: 85\nStepping: 7\nFlags: fpu vme avx512f\n';
    expect(readHost([{ name: 'l', text: lscpu }], known).host.host.cpuinfo).toMatchObject({
      vendor_id: 'GenuineIntel',
      flags: 'fpu vme avx512f',
    });
    const qmp =
      '{"QMP":{"version":{"qemu":{"micro":2,"minor":1,"major":9},"package":""}}}\n{"execute":"query-kvm"}\n{"return":{"enabled":true,"present":true}}\n{"return":[{"name":"EPYC","typename":"EPYC-x86_64-cpu","unavailable-features":["npt"],"static":false,"migration-safe":true}]}';
    expect(readHost([{ name: 'q', text: qmp }], known).host).toMatchObject({
      accel: 'kvm',
      version: { qemu: { major: 9, minor: 1, micro: 2 } },
      defs: { none: [{ name: 'EPYC' }] },
    });
    const words =
      'CPU:\n   vendor_id = "GenuineIntel"\n   feature information (1/edx):\n      x87 FPU on chip                        = true\n      MMX Technology                         = false\n   extended feature flags (7/ebx):\n      AVX2: advanced vector extensions 2       = true\n';
    expect(readHost([{ name: 'w', text: words }], known).host.host.features?.values).toEqual({
      fpu: true,
      mmx: false,
      avx2: true,
    });
  });

  it('several together: what one does not say, another may', () => {
    const host = hostOf('D1-virsh-domcapabilities.xml', 'C1-intel.cpuinfo');
    expect(host.hostModel?.model).toBe('Skylake-Client-IBRS');
    expect(host.host.cpuinfo['model name']).toBe('Cascade Lake server');
  });

  it('says what it expected', () => {
    expect(() => readHost([{ name: 'notes', text: 'hello' }], known)).toThrow(InputError);
  });

  it('domain capabilities alone answer', () => {
    expect(explain('D1-virsh-domcapabilities.xml', { model: 'Skylake-Client-noTSX-IBRS' }).runs).toBe('yes');
    const { runs, missing, unknown } = explain('D1-virsh-domcapabilities.xml', { model: 'Skylake-Client-IBRS' });
    expect([runs, missing.map(({ feature }) => feature)]).toEqual(['no', ['hle', 'rtm']]);
    expect(unknown.join()).toContain('unknown version');
  });
});

describe('/proc/cpuinfo', () => {
  const state = (file: string, feature: string) => flagState(FEATURES, hostOf(file), feature).has;

  it('the flags of mitigations are bits of leaf 7 on Intel', () => {
    const intel = (feature: string) => state('C1-intel.cpuinfo', feature);
    expect(['spec-ctrl', 'stibp', 'ssbd'].map(intel)).toEqual([true, true, true]);
    expect(['ibrs', 'ibpb', 'amd-stibp', 'amd-ssbd'].map(intel)).toEqual([false, false, false, false]);
    expect(intel('vnmi')).not.toBe(true);
    expect(intel('vmx-vnmi')).toBe(true);
  });

  it('and of 8000_0008 on AMD', () => {
    const amd = (feature: string) => state('C2-amd-zen4.cpuinfo', feature);
    expect(['ibrs', 'ibpb', 'amd-stibp', 'amd-ssbd'].map(amd)).toEqual([true, true, true, true]);
    expect(['spec-ctrl', 'stibp', 'ssbd'].map(amd)).toEqual([false, false, false]);
  });

  it('what it cannot show is unknown', () => {
    expect(['mds-no', 'vmx-ept-execonly', 'core-capability'].map((name) => state('C1-intel.cpuinfo', name))).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('guests', () => {
  it.each([
    [
      'qemu-system-x86_64 -M pc-q35-8.2,accel=kvm -cpu "Skylake-Client,-hle" -smp 2',
      { model: 'Skylake-Client,-hle', machine: 'pc-q35-8.2', accelerator: 'kvm' },
    ],
    ['EPYC-Rome,+avx512f', { model: 'EPYC-Rome,+avx512f' }],
    [
      '[libvirt]\ncpu_mode = custom\ncpu_models = Haswell-noTSX-IBRS\ncpu_model_extra_flags = pcid, -mpx\n',
      { kind: 'nova.conf' },
    ],
    [
      'cores: 2\ncpu: EPYC-Rome,flags=+aes;-pcid\nmachine: pc-q35-8.1\n',
      { model: 'EPYC-Rome,+aes,-pcid', machine: 'pc-q35-8.1' },
    ],
  ])('%s', (input, guest) => {
    expect(readGuests(input)[0]).toMatchObject(guest);
  });

  it('KubeVirt and domains with what is not a feature', () => {
    const vm =
      'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      domain:\n        machine: {type: q35}\n        cpu:\n          model: Haswell\n          features: [{name: pcid, policy: require}]\n';
    expect(readGuests(vm)[0]).toMatchObject({
      name: 'web',
      machine: 'q35',
      cpu: { model: 'Haswell', features: [{ name: 'pcid', policy: 'require' }] },
    });
    const xml =
      "<domain type='kvm'><name>w</name><os><type machine='pc-q35-8.2'>hvm</type></os><features><hyperv><stimer state='on'><direct state='on'/></stimer></hyperv><pmu state='off'/></features><cpu mode='host-passthrough'/><clock><timer name='tsc' frequency='2500000000'/></clock></domain>";
    expect(readGuests(xml)[0]).toMatchObject({
      machine: 'pc-q35-8.2',
      properties: { 'hv-stimer': true, 'hv-stimer-direct': true, pmu: false, 'tsc-frequency': 2_500_000_000n },
    });
  });
});

describe('messages', () => {
  it.each([
    ["warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]", ['hle']],
    ["warning: host doesn't support requested feature: CPUID[eax=01h].ECX.pni [bit 0]", ['pni']],
    ["warning: host doesn't support requested feature: MSR(48BH).vmx-apicv-vid [bit 9]", ['vmx-apicv-vid']],
    ["warning: host doesn't support requested feature: CPUID.0DH:EAX [bit 5]", ['AVX-512 state (mask registers)']],
    [
      "error: operation failed: guest CPU doesn't match specification: missing features: hle,rtm extra features: ht",
      ['hle', 'rtm', 'ht'],
    ],
    [
      'error: the CPU is incompatible with host CPU: Host CPU does not provide required features: mpx, svm',
      ['mpx', 'svm'],
    ],
    ["qemu-system-x86_64: Property 'Haswell-x86_64-cpu.spec_ctrl' not found", ['spec-ctrl']],
    ['Fatal glibc error: CPU does not support x86-64-v2', ['x86-64-v2']],
    ['./app: CPU ISA level is lower than required', ['x86-64-v2 or more']],
    ['qemu: Hyper-V synthetic timers (hv-stimer) requires Hyper-V clocksources (hv-time)', ['hv-stimer']],
    ["qemu-system-x86_64: unable to find CPU model 'Turin'", ['Turin']],
    ['qemu-system-x86_64: unsupported machine type: "pc-q35-rhel9.2.0"', ['pc-q35-rhel9.2.0']],
  ])('%s', (message, named) => {
    const [explained] = explainMessages(message, known);
    expect(explained?.about.map(({ name }) => name)).toEqual(named);
    for (const { meaning, remedy } of explained?.about ?? [])
      expect([meaning.length > 0, remedy.length > 0]).toEqual([true, true]);
  });

  it("takes the cause from the host's probe where there is one", () => {
    const [explained] = explainMessages(
      "warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]",
      known,
      hostOf('hosts/Core-i5-2500.json'),
    );
    expect(explained?.about[0]?.causes).toMatchObject([{ reason: 'no CPU of this model has TSX', certain: true }]);
  });

  it('both lines of a terminal', () => {
    expect(explainMessages(text('D6-qemu-warnings.txt'), known)).toHaveLength(2);
    expect(() => explainMessages('hello', known)).toThrow('no message about CPUs');
  });
});
