import { fleetBaseline } from '@cpu-models/runtime';
import { describe, expect, it } from 'vitest';
import { readHost } from '../src/index.js';
import { known } from './cases.js';

const EPYC_ROME =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 sse3 pclmulqdq ssse3 fma cx16 sse4.1 sse4.2 movbe popcnt aes xsave avx f16c rdrand syscall nx mmxext fxsr-opt pdpe1gb rdtscp lm lahf-lm cr8legacy abm sse4a misalignsse 3dnowprefetch osvw fsgsbase bmi1 avx2 smep bmi2 rdseed adx smap clflushopt clwb sha-ni umip rdpid xsaveopt xsavec xgetbv1 arat ibpb amd-stibp clzero xsaveerptr wbnoinvd topoext perfctr-core svm npt nrip-save';

/** What QEMU replies to a static expansion of `host`, after saying which accelerator it has. */
function replies(features: string, identity: object, kvm = true, usable: readonly string[] = []): string {
  const names = features.split(' ');
  const props = {
    ...Object.fromEntries([...names, 'xsaves', 'pku', 'la57'].map((name) => [name, names.includes(name)])),
    ...identity,
  };
  return [
    { QMP: { version: { qemu: { micro: 0, minor: 2, major: 9 }, package: '' } } },
    { return: { enabled: kvm, present: true } },
    { execute: 'query-cpu-model-expansion', arguments: { type: 'static', model: { name: kvm ? 'host' : 'max' } } },
    { return: { model: { name: 'base', props } } },
    { return: usable.map((name) => ({ name, 'unavailable-features': [] })) },
  ]
    .map((value) => JSON.stringify(value))
    .join('\n');
}

const host = (text: string) => readHost([{ name: 'host', text }], known).host;

const baseline = (...texts: readonly string[]) =>
  fleetBaseline({
    members: texts.map((text, at) => ({ name: `host${at}`, host: host(text) })),
    qemu: known.qemu,
    libvirt: known.libvirt.find(({ release }) => release === '11.3') ?? known.libvirt[0]!,
    features: known.features,
  });

const ROME = { vendor: 'AuthenticAMD', family: 23, model: 113, stepping: 0 };
const GENOA = { vendor: 'AuthenticAMD', family: 25, model: 17, stepping: 1 };

describe("QEMU's replies tell the CPU below", () => {
  it('by vendor and signature of host, and not by those that TCG makes up', () => {
    expect(host(replies(EPYC_ROME, ROME)).host.cpuinfo).toEqual({
      vendor_id: 'AuthenticAMD',
      'cpu family': '23',
      model: '113',
      stepping: '0',
    });
    expect(host(replies(EPYC_ROME, ROME, false)).host.cpuinfo).toEqual({});
  });

  it('so that a fleet has a model of its vendor', () => {
    const { cpu } = baseline(replies(EPYC_ROME, ROME), replies(`${EPYC_ROME} xsaves`, GENOA));
    expect(cpu.vendor).toBe('AMD');
    expect(cpu.model).toMatch(/^EPYC/);
  });
});

describe('the vendor of a fleet', () => {
  it('is that of the hosts that tell it', () => {
    expect(baseline(replies(EPYC_ROME, ROME), replies(EPYC_ROME, {})).cpu.vendor).toBe('AMD');
  });

  it('is refused where two are told', () => {
    const intel = { vendor: 'GenuineIntel', family: 6, model: 85, stepping: 7 };
    expect(() => baseline(replies(EPYC_ROME, ROME), replies(EPYC_ROME, intel))).toThrow('several vendors');
  });
});

it('what is switched off of the model, a host that has it gives up', () => {
  const { commandLine, costs } = baseline(replies(EPYC_ROME, ROME), replies(`${EPYC_ROME} xsaves`, GENOA));
  expect(commandLine).toContain('xsaves=off');
  expect(costs.map(({ features }) => features.includes('xsaves'))).toEqual([false, true]);
});

it('what host lacks, no model gives that the tables know with it', () => {
  const { features, costs } = baseline(replies(EPYC_ROME, ROME, true, ['Icelake-Server']), replies('lm pku', ROME));
  expect(costs[0]?.features).toContain('avx2');
  expect([...features, ...(costs[0]?.features ?? [])].filter((name) => name === 'pku' || name === 'la57')).toEqual([]);
});

describe('hosts to mend', () => {
  const cpuinfo = (family: number, model: number, flags: string, vendor = 'AuthenticAMD') =>
    `processor : 0\nvendor_id : ${vendor}\ncpu family : ${family}\nmodel : ${model}\nstepping : 2\nflags : fpu tsc msr cx8 sse sse2 lm syscall ${flags}\n`;
  const mend = (...texts: readonly string[]) =>
    baseline(...texts).mend.map(({ feature, hosts }) => [feature, ...hosts].join(' '));

  it('are those whose firmware or microcode lacks what others have', () => {
    expect(mend(cpuinfo(16, 4, 'sse4a'), cpuinfo(16, 2, 'sse4a nx'))).toEqual(['nx host0']);
    const intel = (flags: string) => cpuinfo(6, 63, `nx ${flags}`, 'GenuineIntel');
    expect(mend(intel('ssse3 ibrs ibpb'), intel('ssse3'))).toEqual(['spec-ctrl host1']);
  });

  it('are not those whose CPU never has it', () =>
    expect(
      mend(cpuinfo(6, 63, 'nx ssse3 ibrs ibpb', 'GenuineIntel'), cpuinfo(6, 23, 'nx ssse3', 'GenuineIntel')),
    ).toEqual([]));
});
