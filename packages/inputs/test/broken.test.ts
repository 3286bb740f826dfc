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
