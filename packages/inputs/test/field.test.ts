import {
  cpuLevel,
  explainHost,
  explainMove,
  fittingModels,
  fleetBaseline,
  leastForLevel,
  machineOrigin,
  parseCpuArgument,
  propertyValue,
  resolve,
} from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { diffMany } from '@cpu-models/runtime/qemu';
import { describe, expect, it } from 'vitest';
import { diffGuests, explainMessages, readGuests, readHost } from '../src/index.js';
import { known } from './cases.js';
import { ALDER, CASCADE, COMET, flagsOf, GNR, ICX, N100, NEHALEM, R3600, R5700G, SPR } from './cpus.js';
import { json } from './questions.js';

/** Questions of public threads and bug reports, with the answers that are right for their reasons. */
const host = (text: string) => readHost([{ name: 'host', text }], known).host;
const qemu = (release: string) => known.qemu.find((one) => one.release === release) as (typeof known.qemu)[number];
const newest = [...known.qemu].sort((a, b) => Number(b.release.split('.')[0]) - Number(a.release.split('.')[0]))[0];

/** The CPU of another kind: family, model and name changed. */
const named = (text: string, family: number, model: number, name: string) =>
  text
    .replace(/^(cpu family\s*: ).*$/m, `$1${family}`)
    .replace(/^(model\s*: ).*$/m, `$1${model}`)
    .replace(/^(model name\s*: ).*$/m, `$1${name}`);
const WITHOUT_AVX512 = (text: string) =>
  text.replace(/ avx512\w+/g, '').replace(/ (mpx|pku|ospke|clwb|clflushopt|xsavec|xgetbv1|xsaves)\b/g, '');
const BROADWELL = named(flagsOf(WITHOUT_AVX512(CASCADE), 'hle rtm'), 6, 79, 'Intel(R) Xeon(R) CPU E5-2630 v4');
const IVY = named(
  flagsOf(WITHOUT_AVX512(CASCADE), '', [
    'avx2',
    'bmi1',
    'bmi2',
    'fma',
    'movbe',
    'invpcid',
    'abm',
    'rdseed',
    'adx',
    'smap',
    '3dnowprefetch',
  ]),
  6,
  58,
  'Intel(R) Xeon(R) CPU E3-1275 V2',
).replace(
  'bugs',
  'vmx flags\t: vnmi preemption_timer invvpid ept_x_only flexpriority tsc_offset vtpr mtf vapic ept vpid unrestricted_guest\nbugs',
);
const WESTMERE = named(flagsOf(NEHALEM, 'aes pclmulqdq pcid pdpe1gb'), 6, 44, 'Intel(R) Xeon(R) CPU X5650');
const SKYLAKE = named(flagsOf(CASCADE, 'hle rtm', ['avx512_vnni']), 6, 85, 'Intel(R) Xeon(R) Gold 6130').replace(
  /^(stepping\s*: ).*$/m,
  '$14',
);
const EPYC7402 = named(R3600, 23, 49, 'AMD EPYC 7402 24-Core Processor');
const TR2920X = named(
  flagsOf(R3600, '', ['clwb', 'wbnoinvd', 'rdpid', 'umip', 'rdpru', 'stibp']),
  23,
  8,
  'AMD Ryzen Threadripper 2920X',
);
const MILAN = named(flagsOf(R5700G, 'invpcid_single', ['erms', 'fsrm']), 25, 1, 'AMD EPYC 7543 32-Core Processor');

const explain = (text: string, model: string, feature?: string) =>
  explainHost({ host: host(text), qemu: known.qemu, features: FEATURES, model, feature });
const missing = (text: string, model: string) =>
  explain(text, model)
    .missing.map(({ feature }) => feature)
    .sort();
const move = (from: string, to: string, model: string) =>
  explainMove({
    from: host(from),
    to: host(to),
    qemu: { from: known.qemu, to: known.qemu },
    features: FEATURES,
    model,
  });
const message = (text: string) => explainMessages(text, known);
const baseline = (...texts: readonly string[]) =>
  fleetBaseline({
    members: texts.map((text, at) => ({ name: `h${at}`, host: host(text) })),
    qemu: known.qemu,
    libvirt: known.libvirt.at(-1) as (typeof known.libvirt)[number],
    features: FEATURES,
  });

describe('why', () => {
  it('E1 nested is on, and the guest has no svm', () => {
    expect(explain(EPYC7402, 'EPYC-Rome-v4', 'svm').feature).toMatchObject({
      effect: 'off',
      cause: 'accelerator-default',
      properties: { svm: true },
    });
  });
  it('E2 a Milan whose firmware switches erms and fsrm off', () => {
    expect([explain(MILAN, 'EPYC-Milan').runs, missing(MILAN, 'EPYC-Milan')]).toEqual(['no', ['erms', 'fsrm']]);
  });
  it('E3 SapphireRapids without TSX', () => {
    const { runs, missing: lacks } = explain(SPR, 'SapphireRapids');
    expect(runs).toBe('no');
    const tsx = lacks.filter(({ feature }) => feature === 'hle' || feature === 'rtm');
    expect(tsx.map(({ cause }) => cause)).toEqual(['microcode', 'microcode']);
    expect(lacks.map(({ feature }) => feature).filter((name) => !['hle', 'rtm', 'taa-no'].includes(name))).toEqual([]);
  });
  it.each(['', 'trimmed'])('E4 a Celeron N3050 by lscpu, cut at the end of the terminal, reaches v2 %s', (copied) => {
    const flags =
      'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush dts acpi mmx fxsr sse sse2 ss ht tm pbe syscall nx rdtscp lm constant_tsc arch_perfmon pebs bts rep_good nopl xtopology tsc_reliable nonstop_tsc cpuid aperfmperf tsc_known_freq pni pclmulqdq dtes64 monitor ds_cpl vmx est tm2 ssse3 cx16 xtpr pdcm sse4_1 sse4_2 movbe popcnt tsc_deadline_timer aes rdrand lahf_lm 3dnowprefetch epb pti ssbd ibrs ibpb stibp tpr_shadow flexpriority ept vpid tsc_adjust smep erms dtherm ida arat';
    const cut = [...flags.matchAll(/.{1,71}/g)].map(([part]) => part);
    const lscpu = [
      'Architecture:                x86_64',
      'Vendor ID:                   GenuineIntel',
      '    CPU family:              6',
      '    Model:                   76',
      '    Stepping:                3',
      `    Flags:                   ${cut.join(`\n${' '.repeat(29)}`)}`,
    ].join('\n');
    const told = host(copied === '' ? lscpu : lscpu.replaceAll(/ +$/gm, ''));
    expect(told.host.cpuinfo['flags']).toBe(flags);
    const { models } = fittingModels({ host: told, qemu: known.qemu, features: FEATURES });
    expect(Math.max(...models.filter(({ runs }) => runs).map(({ level }) => level))).toBe(2);
  });
  it("E5 AMD's model on an Intel host", () => {
    const { runs, missing: lacks } = explain(COMET, 'EPYC');
    expect([runs, lacks.find(({ feature }) => feature === 'sse4a')?.cause]).toEqual(['no', 'other-vendor']);
  });
  it('E6 an Ivy Bridge without posted interrupts', () => {
    const found = explain(IVY, 'IvyBridge-IBRS,+vmx', 'vmx-posted-intr').feature;
    expect(['missing', 'unknown']).toContain(found?.effect);
    expect(found?.cause).not.toBe('kvm-nested');
  });
  it('E7 EPYC-Rome-v4 on a Ryzen 3600, which does not tell of IBRS', () => {
    expect(missing(R3600, 'EPYC-Rome-v4')).toEqual(['ibrs']);
  });
  it('E8 EPYC-Milan-v2 on a Ryzen 5700G', () => {
    expect(explain(R5700G, 'EPYC-Milan-v2').runs).not.toBe('no');
  });
  it('E9 avx2 for a CPU without xsave', () => {
    expect(explain(COMET, 'qemu64,+avx2', 'avx2').feature).toMatchObject({ effect: 'hidden', cause: 'no-xsave' });
  });
  it('E10 the enlightenments of a page about HVCI', () => {
    const cpu =
      'Skylake-Client-v3,hv_stimer,hv_synic,hv_relaxed,hv_reenlightenment,hv_spinlocks=0xfff,hv_vpindex,hv_vapic,hv_time,hv_frequencies,hv_runtime,+kvm_pv_unhalt,+vmx';
    expect([explain(COMET, cpu).runs === 'no', missing(COMET, cpu)]).toEqual([false, []]);
  });
  it('E11 Broadwell where TSX is on', () => {
    expect(explain(BROADWELL, 'Broadwell').runs).not.toBe('no');
  });
  it('E12 a Macintosh of Penryn and newer instructions', () => {
    const cpu =
      'Penryn,vendor=GenuineIntel,+invtsc,+sse4.2,+popcnt,+avx,+avx2,+aes,+xsave,+xsaveopt,+bmi1,+bmi2,+fma,+movbe';
    expect(explain(COMET, cpu).runs).not.toBe('no');
    expect(json(move(COMET, COMET, cpu).obstacles)).toContain('invtsc');
  });
});

describe('may it move', () => {
  it('M1 Westmere from an Ivy Bridge to a Westmere', () => {
    expect(move(IVY, WESTMERE, 'Westmere').may).not.toBe('no');
    expect(move(IVY, WESTMERE, 'host').may).toBe('no');
  });
  it('M2 kvm64 from Intel to AMD', () => {
    const { may, obstacles } = move(BROADWELL, EPYC7402, 'kvm64');
    expect([may, obstacles.join()]).toEqual(['no', expect.stringContaining('vendor')]);
  });
  it('M3 SapphireRapids to the generation before', () => {
    const model = 'SapphireRapids,-hle,-rtm,-taa-no';
    expect(move(GNR, SPR, model).may).not.toBe('no');
  });
  it('M4 EPYC-Rome from Zen 3 to Zen 2', () => {
    const { may, loses } = move(R5700G, R3600, 'EPYC-Rome');
    expect([may, loses.map(({ feature }) => feature)]).toEqual(['no', ['xsaves']]);
  });
  it('M5 Cascadelake-Server-noTSX from Ice Lake to Cascade Lake', () => {
    expect(move(ICX, CASCADE, 'Cascadelake-Server-noTSX').may).not.toBe('no');
  });
  it('M6 host from Cascade Lake to Ice Lake', () => {
    expect(move(CASCADE, ICX, 'host').may).toBe('no');
  });
  it('M7 EPYC-IBPB from Zen+ to Zen 2', () => {
    expect(move(TR2920X, R3600, 'EPYC-IBPB').may).not.toBe('no');
  });
  it('M8 Skylake-Server-IBRS to where TSX is off', () => {
    const { may, loses } = move(SKYLAKE, CASCADE, 'Skylake-Server-IBRS');
    expect([may, loses.map(({ feature }) => feature).sort()]).toEqual(['no', ['hle', 'rtm']]);
  });
});

describe('what does an upgrade change', () => {
  const guests = (text: string, from: string, to: string) =>
    diffGuests(readGuests(text), { from: qemu(from), to: qemu(to), hostVendor: 'GenuineIntel', features: FEATURES });
  const changed = (model: string, from: [string, string], to: [string, string]) => {
    const ask = ([release, machine]: [string, string]) => {
      const { model: name, ...commandLine } = parseCpuArgument(model);
      return resolve(qemu(release), {
        machine,
        accelerator: 'kvm',
        hostVendor: 'GenuineIntel',
        model: name,
        commandLine,
      });
    };
    return diffMany([{ machine: from[1], model, from: ask(from), to: ask(to) }]).filter(
      ({ guestVisible }) => guestVisible,
    );
  };
  it('U1 the same machine type: nothing', () => {
    expect(changed('EPYC', ['7.2', 'pc-q35-7.2'], ['8.2', 'pc-q35-7.2'])).toEqual([]);
  });
  it('U2 the machine type of 10.2 takes pdcm away', () => {
    const change = changed('Skylake-Server,+pdcm', ['10.0', 'pc-q35-10.0'], ['10.2', 'pc-q35-10.2']).find(
      ({ property }) => property === 'pdcm',
    );
    expect(change).toMatchObject({ from: true, to: false });
  });
  it('U3 a machine type that is gone', () => {
    const xml =
      "<domain type='kvm'><name>old</name><os><type arch='x86_64' machine='pc-i440fx-2.9'>hvm</type></os><cpu mode='custom'><model>SandyBridge</model></cpu></domain>";
    expect(guests(xml, '9.0', '11.1')[0]).toMatchObject({ severity: 'breaks', gone: ['machine type pc-i440fx-2.9'] });
  });
  it('U4 a model that is gone', () => {
    expect(
      guests('qemu-system-x86_64 -machine pc-q35-6.2,accel=kvm -cpu Icelake-Client', '6.2', '7.2')[0],
    ).toMatchObject({
      severity: 'breaks',
      gone: ['model Icelake-Client'],
    });
  });
});

describe('what have they in common', () => {
  it('F1 two vendors', () => {
    expect(() => baseline(BROADWELL, EPYC7402)).toThrow('several vendors');
  });
  it('F2 Zen+ and Zen 2', () => {
    const { cpu, features } = baseline(TR2920X, R3600);
    expect(cpu.model).toMatch(/^EPYC(-|$)/);
    expect(features).not.toContain('xsaves');
  });
  it('F3 three generations of servers', () => {
    const { cpu, features, commandLine } = baseline(ICX, CASCADE, BROADWELL);
    // The smaller difference by libvirt's map, whose Broadwell lacks what QEMU's has.
    expect(cpu.model).toMatch(/^(Broadwell|Skylake-Client)/);
    expect(features.filter((name) => /^(hle|rtm|mpx|avx512)/.test(name))).toEqual([]);
    expect(commandLine).not.toMatch(/(hle|rtm|mpx)=on/);
  });
  it('F4 small machines', () => {
    const { features } = baseline(N100, ALDER, COMET);
    expect(features).toContain('avx2');
    expect(features.filter((name) => name === 'pcid' || name.startsWith('avx512'))).toEqual([]);
  });
});

describe('what does it say', () => {
  it('Q1 a machine type that this QEMU does not have', () => {
    const text = json(
      message(
        "Error launching details: Host does not support domain type kvm with machine 'pc-q35-7.0' for virtualization type 'hvm' with architecture 'x86_64'",
      ),
    );
    expect(text).toMatch(/pc-q35-7\.0/);
    expect(text).toMatch(/QEMU 7\.0 to/);
  });
  it('Q2 features without a model', () => {
    expect(
      json(message('Call to virDomainDefineXML failed: XML error: Non-empty feature list specified without CPU model')),
    ).toMatch(/<model>/);
  });
  it('Q3 36 bits of addresses', () => {
    const text = json(
      message('qemu-system-x86_64: Address space limit 0xfffffffff < 0x127fffffff phys-bits too low (36)'),
    );
    expect(text).toMatch(/phys-bits=36/);
    expect(text).toMatch(/maxmem|memory/);
    expect(text).not.toMatch(/36 bits is what every model has/);
  });
  it('Q4 40 bits of addresses', () => {
    const text = json(
      message(
        'qemu-system-x86_64: warning: Host physical bits (48) does not match phys-bits property (40)\nqemu-system-x86_64: Address space limit 0xffffffffff < 0x2fd3fffffff phys-bits too low (40)',
      ),
    );
    expect(text).toMatch(/host-phys-bits=on/);
    expect(message('Address space limit 0xffffffffff < 0x2fd3fffffff phys-bits too low (40)')).toHaveLength(1);
  });
  it('Q5 qemu64 and what needs v2', () => {
    expect(
      cpuLevel(resolve(newest, { machine: 'q35', accelerator: 'kvm', hostVendor: 'GenuineIntel', model: 'qemu64' }))
        .level,
    ).toBe(1);
    expect(leastForLevel(newest, 2, known.about).map(({ alias, name }) => alias ?? name)).toContain('Nehalem');
  });
  it('Q6 waitpkg after an upgrade', () => {
    const text = json(
      message(
        "Live migration failed error encountered during MigrateToURI3 libvirt api call: virError(Code=9, Domain=31, Message='operation failed: guest CPU doesn't match specification: missing features: waitpkg')",
      ),
    );
    expect(text).toMatch(/waitpkg/);
    expect(text).toMatch(/Linux|kernel|KVM/);
  });
  it('Q7 an unstable clock of the host', () => {
    const [first] = message(
      '[12345.678] kvm: SMP vm created on host with unstable TSC; guest TSC will not be reliable',
    );
    expect(first?.severity).toBe('warning');
    expect(json(first)).toMatch(/tsc/i);
  });
  it('Q8 who has EPYC-Genoa', () => {
    expect(json(message("qemu-system-x86_64: unable to find CPU model 'EPYC-Genoa'"))).toMatch(
      /QEMU 8\.1 to .*libvirt 9\.\d/,
    );
  });
  it("Q9 pc-q35-bionic is Ubuntu's", () => {
    expect(machineOrigin('pc-q35-bionic')).toMatchObject({ based: '2.11' });
    expect(machineOrigin('pc-q35-bionic')?.whose).toMatch(/Ubuntu 18\.04|Ubuntu/);
  });
  it('Q10 vnmi of EPYC-Genoa', () => {
    const cpu = (commandLine: Record<string, boolean>) =>
      resolve(newest, {
        machine: 'q35',
        accelerator: 'kvm',
        hostVendor: 'AuthenticAMD',
        model: 'EPYC-Genoa',
        properties: commandLine,
      });
    expect([propertyValue(cpu({}), 'vnmi'), propertyValue(cpu({ svm: true }), 'vnmi')]).toEqual([false, true]);
  });
  it('Q11 vmx by its bit', () => {
    const [first, ...rest] = message(
      Array(4)
        .fill("qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.vmx [bit 5]")
        .join('\n'),
    );
    expect([first?.severity, first?.about[0]?.name, first?.times, rest.length]).toEqual(['warning', 'vmx', 4, 0]);
  });
  it("Q12 Proxmox's own type on a Nehalem", () => {
    const [guest] = readGuests('cores: 2\ncpu: x86-64-v2-AES\nmachine: q35\n');
    const found = explainHost({
      host: host(NEHALEM),
      qemu: known.qemu,
      features: FEATURES,
      model: guest?.model,
      cpu: guest?.cpu,
      properties: guest?.properties,
    });
    expect([found.runs, found.missing.map(({ feature }) => feature)]).toEqual(['no', ['aes']]);
  });
});
