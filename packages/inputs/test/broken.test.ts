import { explainHost } from '@cpu-models/runtime';
import { describe, expect, it } from 'vitest';
import { readHost } from '../src/index.js';
import { known } from './cases.js';

type Registers = readonly [eax: number, ebx: number, ecx: number, edx: number];

const hex = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** Rows of CPUID as tools print them. */
function rows(leaves: Readonly<Record<string, Registers>>): string {
  return Object.entries(leaves)
    .map(([place, registers]) => {
      const [leaf = '', subleaf = '0'] = place.split('.');
      return [leaf.padStart(8, '0'), subleaf.padStart(8, '0'), ...registers.map(hex)].join(' ');
    })
    .join('\n');
}

const INTEL: Registers = [0x16, 0x756e_6547, 0x6c65_746e, 0x4965_6e69];
const AMD: Registers = [0x16, 0x6874_7541, 0x444d_4163, 0x6974_6e65];

function why(model: string, feature: string, ...texts: readonly string[]) {
  const { host } = readHost(
    texts.map((text, at) => ({ name: `text${at}`, text })),
    known,
  );
  return explainHost({ host, qemu: known.qemu, features: known.features, model, feature });
}

describe('what CPUID shows and an erratum takes away', () => {
  const haswellEp = (stepping: number) =>
    rows({ '0': INTEL, '1': [0x0003_06f0 | stepping, 0, 0, 0], '7': [0, (1 << 4) | (1 << 11), 0, 0] });

  it.each(['hle', 'rtm'])('%s of a Haswell-EP, which QEMU hides', (feature) => {
    const { runs, feature: found } = why('Haswell', feature, haswellEp(2));
    expect([runs, found?.effect, found?.cause]).toEqual(['no', 'missing', 'erratum']);
  });

  it('and of a Haswell-EX, which it does not', () => {
    expect(why('Haswell', 'rtm', haswellEp(4)).feature?.effect).toBe('on');
  });

  const zen2 = rows({ '0': AMD, '1': [0x0083_0f10, 0, 0, 0], 'd.1': [0xf, 0, 0, 0] });
  const cpuinfo = (flags: string) =>
    `processor : 0\nvendor_id : AuthenticAMD\ncpu family : 23\nmodel : 49\nstepping : 0\nflags : fpu lm xsave ${flags}\n`;

  it('xsaves of Zen 2: CPUID alone leaves it open, and Linux says', () => {
    const { feature } = why('EPYC-Rome', 'xsaves', zen2);
    expect(feature).toMatchObject({
      effect: 'unknown',
      unknown: expect.stringMatching(/^whether its Linux leaves it/),
    });
    expect(why('EPYC-Rome', 'xsaves', zen2, cpuinfo('xsavec')).feature?.effect).toBe('missing');
    expect(why('EPYC-Rome', 'xsaves', zen2, cpuinfo('xsavec xsaves')).feature?.effect).toBe('on');
  });
});

describe('syscall in a dump by a 32-bit tool', () => {
  const dump = (vendor: Registers, edx: number) =>
    rows({ '0': vendor, '1': [0x0005_0657, 0, 0, 0], '80000001': [0, 0, 0, edx] });

  it('is there on an Intel CPU with long mode', () => {
    expect(why('Skylake-Server', 'syscall', dump(INTEL, 1 << 29)).feature?.effect).toBe('on');
  });

  it('is not where libvirt read it: libvirt judges by what it has read, and so do its verdicts', () => {
    const row = (leaf: string, ...[a, b, c, d]: Registers) =>
      `<cpuid eax_in='${leaf}' ecx_in='0x0' eax='0x${hex(a)}' ebx='0x${hex(b)}' ecx='0x${hex(c)}' edx='0x${hex(d)}'/>`;
    const cpudata = `<cpudata arch='x86'>${row('0x0', ...INTEL)}${row('0x80000001', 0, 0, 0, 1 << 29)}</cpudata>`;
    expect(why('Conroe', 'syscall', cpudata).feature?.effect).toBe('missing');
  });

  it('is not on one without, nor does it say so of AMD', () => {
    expect(why('Skylake-Server', 'syscall', dump(INTEL, 0)).feature?.effect).toBe('missing');
    expect(why('EPYC', 'syscall', dump(AMD, 1 << 29)).feature?.effect).toBe('missing');
  });
});

it('inside a guest the level below is asked before microcode', () => {
  const cpuinfo = (flag: string) =>
    `processor : 0\nvendor_id : GenuineIntel\ncpu family : 6\nmodel : 106\nstepping : 6\nflags : fpu lm xsave ${flag}\n`;
  const cause = (flag: string) => why('Icelake-Server', 'spec-ctrl', cpuinfo(flag)).feature?.cause;
  expect([cause('hypervisor'), cause('')]).toEqual(['outer-hypervisor', 'microcode']);
});

describe('what every CPU of a kind has, or none', () => {
  const cpuinfo = (vendor: string, family: number, model: number, flags: string) =>
    `processor : 0\nvendor_id : ${vendor}\ncpu family : ${family}\nmodel : ${model}\nstepping : 5\nflags : fpu ${flags}\n`;
  const cause = (model: string, feature: string, ...host: Parameters<typeof cpuinfo>) =>
    why(model, feature, cpuinfo(...host)).feature?.cause;

  it.each([
    ['Nehalem', 'nx', 'GenuineIntel', 26, 'lm sse4_2'],
    ['Haswell', 'aes', 'GenuineIntel', 60, 'lm nx avx avx2'],
    ['EPYC', 'nx', 'AuthenticAMD', 1, 'lm sse4_2'],
  ] as const)('%s %s: firmware has switched it off', (model, feature, vendor, number, flags) => {
    const family = vendor === 'GenuineIntel' ? 6 : 23;
    expect(cause(model, feature, vendor, family, number, flags)).toBe('firmware-off');
    expect(cause(model, feature, vendor, family, number, `${flags} hypervisor`)).toBe('outer-hypervisor');
  });

  it('a CPU without long mode may have no nx, nor one without AVX2 aes', () => {
    expect(cause('Nehalem', 'nx', 'GenuineIntel', 6, 13, 'sse2')).toBe('cpu-lacks');
    expect(cause('Westmere', 'aes', 'GenuineIntel', 6, 37, 'lm nx sse4_2')).toBe('cpu-lacks');
  });

  it("nor has QEMU's word alone: what KVM gives wherever it is, and not here, firmware has switched off", () => {
    const props = { vendor: 'AuthenticAMD', family: 16, model: 4, stepping: 2, nx: false, svm: false };
    const reply = (lm: boolean) => JSON.stringify({ return: { model: { name: 'base', props: { ...props, lm } } } });
    expect(why('Opteron_G3', 'nx', reply(true)).feature).toMatchObject({ cause: 'firmware-off', certain: false });
    expect(why('Opteron_G3', 'nx', reply(false)).feature?.cause).toBe('cpu-lacks');
    expect(why('Opteron_G3,svm=on', 'svm', reply(true)).feature?.cause).not.toBe('firmware-off');
  });

  it('no microcode brings the registers of Intel CPUs to others', () => {
    const guest = 'EPYC,arch-capabilities=on,mds-no=on,srso-no=on';
    const cpu = (vendor: string) => cpuinfo(vendor, vendor === 'AuthenticAMD' ? 23 : 6, 1, 'lm nx');
    const reply = JSON.stringify({
      return: { model: { name: 'base', props: { 'arch-capabilities': false, 'mds-no': false, 'srso-no': false } } },
    });
    const of = (vendor: string, feature: string) => why(guest, feature, cpu(vendor), reply).feature;
    expect(of('AuthenticAMD', 'arch-capabilities')).toMatchObject({
      cause: 'kvm-withholds',
      reason: expect.stringContaining('since Linux 5.1'),
    });
    expect(of('AuthenticAMD', 'mds-no')?.cause).toBe('kvm-withholds');
    expect(of('AuthenticAMD', 'srso-no')?.cause).toBe('microcode');
    expect(of('GenuineIntel', 'mds-no')?.cause).toBe('microcode');
  });

  it('no microcode brings ibrs to desktops of Zen 2, nor mitigations to Core 2', () => {
    expect(cause('EPYC-Rome-v4', 'ibrs', 'AuthenticAMD', 23, 113, 'lm nx ibpb stibp')).toBe('cpu-lacks');
    expect(cause('EPYC-Rome-v4', 'ibrs', 'AuthenticAMD', 23, 49, 'lm nx ibpb stibp')).toBe('microcode');
    expect(cause('Nehalem-IBRS', 'spec-ctrl', 'GenuineIntel', 6, 23, 'lm nx sse4_1')).toBe('cpu-lacks');
    expect(cause('Nehalem-IBRS', 'spec-ctrl', 'GenuineIntel', 6, 26, 'lm nx sse4_2')).toBe('microcode');
  });
});

describe('what a dump of CPUID does not show', () => {
  const gaps = (leaves: Parameters<typeof rows>[0]) => why('Nehalem', 'sse4.2', rows(leaves)).unknown.join();
  const ends = { '0': [1, ...INTEL.slice(1)] as unknown as Registers, '80000000': [0x8000_0001, 0, 0, 0] } as const;

  it('is said by leaf', () => expect(gaps({ ...ends, '1': [0x106a5, 0, 0, 0] })).toMatch(/leaves 80000001$/));

  it('is nothing where every leaf up to the limits is there', () =>
    expect(gaps({ ...ends, '1': [0x106a5, 0, 0, 0], '80000001': [0, 0, 0, 0] })).not.toMatch(/leaves/));
});

it('a word for several features names them', () => {
  const { feature } = why('Haswell', 'tsx', rows({ '0': INTEL, '1': [0x0003_06f4, 0, 0, 0], '7': [0, 0, 0, 0] }));
  expect(feature).toMatchObject({ cause: 'other-name', reason: 'tsx stands for hle, rtm' });
});

it('what KVM makes up on any CPU, a host without it is too old for', () => {
  const qmp = [
    { QMP: { version: { qemu: { micro: 0, minor: 2, major: 4 }, package: '' } } },
    { return: { enabled: true, present: true } },
    { execute: 'query-cpu-model-expansion', arguments: { type: 'static', model: { name: 'host' } } },
    {
      return: {
        model: { name: 'base', props: { 'tsc-adjust': false, sse2: true, vendor: 'AuthenticAMD', family: 23 } },
      },
    },
  ];
  const { feature } = why('EPYC,+tsc-adjust', 'tsc-adjust', qmp.map((line) => JSON.stringify(line)).join('\n'));
  expect(feature).toMatchObject({
    cause: 'kvm-withholds',
    reason: expect.stringMatching(/of this host is older than that$/),
  });
});

it('host leaves out what bars migration, unless asked for', () => {
  const dump = rows({ '0': INTEL, '1': [0x906e9, 0, 0, 0], '7': [0, 0, 0, 0], '80000007': [0, 0, 0, 1 << 8] });
  const effect = (model: string) => why(model, 'invtsc', dump).feature?.effect;
  expect(['host', 'host,migratable=off', 'host,invtsc=on'].map(effect)).toEqual(['off', 'on', 'on']);
});

it('flags alone tell the vendor where only one has them', () => {
  const vendor = (flags: string) =>
    readHost([{ name: 'flags', text: `flags : fpu sse2 lm ${flags}\n` }], known).host.host.cpuinfo['vendor_id'];
  expect(['svm npt', 'vmx', 'svm vmx', 'avx2'].map(vendor)).toEqual([
    'AuthenticAMD',
    'GenuineIntel',
    undefined,
    undefined,
  ]);
});

it('what QEMU refuses of a CPU that nobody looked at, the CPU most likely lacks, where KVM gives it since ever', () => {
  const props = { aes: false, pku: false, sse2: true, vendor: 'GenuineIntel', family: 6, model: 46 };
  const qmp = [
    { QMP: { version: { qemu: { micro: 0, minor: 0, major: 6 }, package: '' } } },
    { return: { enabled: true, present: true } },
    { execute: 'query-cpu-model-expansion', arguments: { type: 'static', model: { name: 'host' } } },
    { return: { model: { name: 'base', props } } },
  ];
  const text = qmp.map((line) => JSON.stringify(line)).join('\n');
  expect(why('Westmere', 'aes', text).feature).toMatchObject({ cause: 'cpu-lacks', certain: false });
});

it('a model with features that the QEMU of the host has no name for is not said to run there', () => {
  const props = (known: object) => [
    { QMP: { version: { qemu: { micro: 0, minor: 8, major: 2 }, package: '' } } },
    { return: { enabled: true, present: true } },
    { execute: 'query-cpu-model-expansion', arguments: { type: 'static', model: { name: 'host' } } },
    { return: { model: { name: 'base', props: { vendor: 'AuthenticAMD', ...known } } } },
  ];
  const names = known.features.flatMap(({ qemu }) => (qemu === null || qemu === 'ibpb' ? [] : [[qemu, true]]));
  const text = props(Object.fromEntries(names))
    .map((line) => JSON.stringify(line))
    .join('\n');
  expect([why('EPYC-v1', 'lm', text).runs, why('EPYC-v2', 'lm', text).runs]).toEqual(['yes', 'unknown']);
});

describe('the forms of XSAVE without it', () => {
  const host = rows({ '0': INTEL, '1': [0x0003_06a9, 0, 1 << 26, 0], 'd.1': [1, 0, 0, 0] });

  it.each([
    ['IvyBridge,xsave=off', 'hidden'],
    ['IvyBridge', 'on'],
  ])('%s: xsaveopt is %s', (model, effect) => {
    expect(why(model, 'xsaveopt', host).feature?.effect).toBe(effect);
  });
});

it('a feature that bars migration says so where it is on', () => {
  const dump = rows({ '0': INTEL, '1': [0x0003_06c3, 0, 0, 0], '80000007': [0, 0, 0, 1 << 8] });
  const found = (model: string) => why(model, 'invtsc', dump).feature;
  expect(found('Haswell,invtsc=on')).toMatchObject({ effect: 'on', reason: expect.stringContaining('cannot migrate') });
  expect(found('Haswell,invtsc=on,tsc-frequency=3000000000')?.reason).toBe('the guest has it');
});
