import { type ExplainHost, type FeatureSpelling, flagState } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { afterAll, describe, expect, it } from 'vitest';
import { hostOf, text } from './cases.js';

/**
 * The flags that Linux 5.10, 6.1, 6.12 and 7.2 show of CPUID (arch/x86/include/asm/cpufeatures.h): a flag, `-` for a bit
 * that is defined and not shown, nothing for one that is not defined.
 */
const [head = [], ...ROWS] = text('linux-flags.tsv')
  .trimEnd()
  .split('\n')
  .map((line) => line.split('\t'));
const RELEASES = head.slice(1);
const SHOWN = ROWS.map(([address = '', ...flags]) => ({ address, flags }));
const named = new Map(FEATURES.map((feature) => [feature.address, feature]));

/** Flags that several bits share or that stand for other bits: rules tell of them. */
const BY_RULE = new Set(['vnmi', 'ibt']);

describe("Linux's flags", () => {
  it('are the table that the features have', () => {
    const other = SHOWN.flatMap(({ address, flags }) => {
      const own = named.get(address)?.linux ?? null;
      const shown = [...new Set(flags.filter((flag) => flag !== '' && flag !== '-'))];
      const fits =
        shown.length === 0 ? own === null : shown.length === 1 && (own === shown[0] || BY_RULE.has(shown[0] ?? ''));
      return fits ? [] : [`${address}: Linux ${shown.join(' ')}, here ${own}`];
    });
    expect([SHOWN.length > 200, other]).toEqual([true, []]);
  });

  it('say nothing by their absence on a kernel that does not know them', () => {
    const wrong = RELEASES.flatMap((release, at) =>
      SHOWN.flatMap(({ address, flags }) => {
        const feature = named.get(address);
        const later = flags.slice(at).some((flag) => flag !== '' && flag !== '-');
        if (feature?.qemu == null || !later || (flags[at] !== '' && flags[at] !== '-')) return [];
        const { has } = flagState(FEATURES, linuxHost(release, 'fpu'), feature.qemu);
        return has === null ? [] : [`${feature.qemu} on Linux ${release}: ${has}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});

function linuxHost(release: string, flags: string, vendor = 'GenuineIntel', family = 6): ExplainHost {
  const host = hostOf('C1-intel.cpuinfo');
  const cpuinfo = { vendor_id: vendor, 'cpu family': `${family}`, model: '0', stepping: '0', flags };
  return { ...host, host: { ...host.host, kernel: { release: `${release}.0`, arguments: [] }, cpuinfo } };
}

/** CPUID of real CPUs, as libvirt's test data have it: a name, then rows of leaf, subleaf and registers, hexadecimal. */
const DUMPS = text('cpuid-dumps.txt')
  .split(/^# /m)
  .slice(1)
  .map((part) => {
    const [name = '', ...rows] = part.trimEnd().split('\n');
    return {
      name,
      rows: rows.map((row) => row.split(' ').map((word) => Number.parseInt(word, 16)) as unknown as CpuidRow),
    };
  });

type CpuidRow = readonly [number, number, number, number, number, number];

describe('a host by its flags and by its registers', () => {
  const count = { told: 0, wrong: 0, unknown: 0 };
  afterAll(() =>
    console.log(
      `flags of ${DUMPS.length} CPUs: ${count.told} features told, ${count.wrong} of them not as CPUID has it, ${count.unknown} unknown`,
    ),
  );

  it('has all CPUs of the test data', () => expect(DUMPS).toHaveLength(61));

  it.each(DUMPS)('$name: what the flags say is so', ({ rows }) => {
    const empty = linuxHost('7.2', '');
    const host: ExplainHost = { ...empty, host: { ...empty.host, cpuid: { rows } } };
    const vendor = vendorOf(host);
    const bits = FEATURES.flatMap((feature) => {
      const has = bitOf(host, feature);
      return has === null ? [] : [{ feature, has }];
    });
    const flags = flagsOf(bits, vendor);
    const linux = linuxHost('7.2', flags.join(' '), vendor, familyOf(rows));
    const told = bits.flatMap(({ feature: { qemu }, has }) => {
      const { has: said } = qemu === null ? { has: null } : flagState(FEATURES, linux, qemu);
      return said === null ? [] : [{ qemu, has, said }];
    });
    const wrong = told.filter(({ has, said }) => has !== said);
    count.told += told.length;
    count.wrong += wrong.length;
    count.unknown += bits.length - told.length;
    expect(told.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
    // What no flag can show is unknown: whatever a flag is the name of was told.
    const untold = bits.filter(
      ({ feature: { qemu, linux: flag } }) => qemu !== null && flag !== null && !told.some((one) => one.qemu === qemu),
    );
    expect(
      untold.filter(({ feature: { linux: flag } }) => flags.includes(flag ?? '') && !BY_RULE.has(flag ?? '')),
    ).toEqual([]);
    const unnamed = bits.filter(({ feature: { qemu, linux: flag } }) => qemu !== null && flag === null);
    const rules = unnamed.filter(({ feature: { qemu } }) => told.some((one) => one.qemu === qemu));
    expect(rules.length).toBeLessThan(unnamed.length);
  });
});

function familyOf(rows: readonly CpuidRow[]): number {
  const eax = rows.find(([leaf]) => leaf === 1)?.[2] ?? 0;
  const family = (eax >>> 8) & 15;
  return family === 15 ? family + ((eax >>> 20) & 255) : family;
}

/** What Linux 7.2 would list: its own table, and what it makes up (init_speculation_control). */
function flagsOf(bits: readonly { feature: FeatureSpelling; has: boolean }[], vendor: string): string[] {
  const on = new Set(bits.filter(({ has }) => has).map(({ feature }) => feature.address));
  const has = (address: string) => on.has(address);
  const plain = SHOWN.flatMap(({ address, flags }) => {
    const flag = flags.at(-1) ?? '';
    return flag !== '' && flag !== '-' && has(address) ? [flag] : [];
  });
  const amd = '0x80000008 EBX bit';
  const made = [
    [has('CPUID 7.0 EDX bit 26') || has(`CPUID ${amd} 14`), 'ibrs'],
    [has('CPUID 7.0 EDX bit 26') || has(`CPUID ${amd} 12`), 'ibpb'],
    [has('CPUID 7.0 EDX bit 27') || has(`CPUID ${amd} 15`), 'stibp'],
    [has('CPUID 7.0 EDX bit 31') || has(`CPUID ${amd} 24`) || has(`CPUID ${amd} 25`), 'ssbd'],
    [has('CPUID 0x80000007 EDX bit 8'), 'nonstop_tsc'],
    [has('CPUID 0x80000007 EBX bit 0'), 'overflow_recov'],
    [has('CPUID 0x80000007 EBX bit 1'), 'succor'],
  ] as const;
  return vendor === '' ? [] : [...plain, ...made.filter(([set]) => set).map(([, flag]) => flag)];
}

function vendorOf({ host }: ExplainHost): string {
  if ('unreadable' in host.cpuid) return '';
  const row = host.cpuid.rows.find(([leaf]) => leaf === 0);
  const bytes = row === undefined ? [] : [row[3], row[5], row[4]];
  return String.fromCharCode(...bytes.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff)));
}

/** Null where the registers of that host are not known, or the feature is no bit of CPUID. */
function bitOf({ host }: ExplainHost, { address }: FeatureSpelling): boolean | null {
  const [, leaf = '', subleaf = '0', register = '', bit = ''] =
    /^CPUID (\w+?)(?:\.(\d+))? (E[A-D]X) bit (\d+)$/.exec(address) ?? [];
  if (leaf === '' || 'unreadable' in host.cpuid) return null;
  const row = host.cpuid.rows.find(([at, below]) => at === Number(leaf) && below === Number(subleaf));
  const value = row?.[2 + ['EAX', 'EBX', 'ECX', 'EDX'].indexOf(register)];
  return value === undefined ? null : ((value >>> Number(bit)) & 1) === 1;
}
