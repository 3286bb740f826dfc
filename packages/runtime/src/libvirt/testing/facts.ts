import { type Cpu, type CpuFeature, guestCpu, hostCpu } from '../cpu.js';
import { type CpuData, type CpuDataItem, cpuData, cpuid, findCpuid } from '../data.js';
import type { CpuMap, FeatureBitAddress, MapFeature, MapModel } from '../map.js';
import recorded from './libvirt-11.3.json' with { type: 'json' };

interface Facts {
  readonly release: string;
  readonly vendors: readonly string[];
  readonly features: readonly string[];
  readonly models: readonly string[];
  readonly hosts: Readonly<
    Record<string, { readonly data: readonly string[]; readonly host: string; readonly guest?: string }>
  >;
}

const facts: Facts = recorded;
const features = facts.features.map(readFeature);

/** The x86 part of libvirt 11.3's cpu_map; ppc64 and arm are short. */
export const map113: CpuMap = {
  release: facts.release,
  x86: {
    vendors: facts.vendors.map((text) => ({ name: word(text, 0), string: word(text, 1) })),
    features,
    models: facts.models.map(readModel),
  },
  ppc64: {
    vendors: ['IBM', 'Freescale'],
    models: [
      {
        name: 'POWER7',
        vendor: 'IBM',
        pvrs: [
          { value: 0x3f0000, mask: 0xffff0000 },
          { value: 0x4a0000, mask: 0xffff0000 },
        ],
      },
      { name: 'POWER8', vendor: 'IBM', pvrs: [{ value: 0x4d0000, mask: 0xffff0000 }] },
      {
        name: 'POWERPC_e5500',
        vendor: 'Freescale',
        pvrs: [{ value: 0x80240000, mask: 0xffff0000 }],
      },
      { name: 'POWER?', vendor: null, pvrs: [{ value: 0x1, mask: 0xffffffff }] },
    ],
  },
  arm: {
    vendors: [{ name: 'ARM', value: 0x41 }],
    features: ['sve', 'sve128'],
    models: [{ name: 'cortex-a57', vendor: 'ARM', pvr: 0xd07 }],
  },
};

/** A real host: its data, and how libvirt 11.3 decodes it. */
export interface FactHost {
  readonly name: string;
  readonly data: CpuData;
  readonly host: Described;
  readonly guest: Described | null;
}

export interface Described {
  readonly model: string;
  readonly features: readonly CpuFeature[];
}

export const factHosts: readonly FactHost[] = Object.entries(facts.hosts).map(([name, { data, host, guest }]) => ({
  name,
  data: cpuData(data.map(readRow)),
  host: readCpu(host, 'host'),
  guest: guest === undefined ? null : readCpu(guest, 'guest'),
}));

/** A real host's CPU as libvirt describes it. */
export function factCpu({ host, data }: FactHost): Cpu {
  const vendors = new Map([
    [0x756e6547, 'Intel'],
    [0x68747541, 'AMD'],
    [0x6f677948, 'Hygon'],
  ]);
  return hostCpu({
    arch: 'x86_64',
    ...host,
    vendor: vendors.get(findCpuid(data, 0)?.ebx ?? 0) ?? null,
  });
}

/** `Haswell +vmx -rtm ?avx !sse`: model, then required, disabled, optional and forbidden features; ~ is force. */
export function guest(text: string, parts: Partial<Cpu> = {}): Cpu {
  const [model = null, ...rest] = text.split(' ');
  const policies = {
    '+': 'require',
    '-': 'disable',
    '?': 'optional',
    '!': 'forbid',
    '~': 'force',
  } as const;
  const list = rest.map((item) => ({
    name: item.slice(1),
    policy: policies[item[0] as keyof typeof policies],
  }));
  return guestCpu({ model, features: list, ...parts });
}

function readFeature(text: string): MapFeature {
  const [address = '', name = '', fixed] = text.split(' ');
  return { name, address: readAddress(address), migratable: fixed === undefined, aliases: [] };
}

function readAddress(text: string): FeatureBitAddress {
  const [a = '', b = '', c = '', d = ''] = text.split('.');
  if (a === 'msr') return { kind: 'msr', index: hex(b), bit: Number(c) };
  return { kind: 'cpuid', eax: hex(a), ecx: hex(b), register: c as 'eax', bit: Number(d) };
}

function readModel(text: string): MapModel {
  const [name = '', flags = '', ancestor = '', vendor = '', signatures = '', own = '', added = '', removed = ''] =
    text.split('|');
  return {
    name,
    partialCompat: flags.includes('c'),
    decodeHost: flags.includes('h'),
    decodeGuest: flags.includes('g'),
    ancestor: ancestor || null,
    vendor: vendor || null,
    signatures: words(signatures).map((signature) => {
      const [family, model, steppings] = signature.split('/');
      return {
        family: Number(family),
        model: Number(model),
        stepping: steppings ? hex(steppings) : null,
      };
    }),
    features: namesOf(own),
    added: namesOf(added),
    removed: words(removed),
  };
}

function namesOf(set: string): string[] {
  const bits = BigInt(`0x${set || '0'}`);
  return features.filter((_, number) => ((bits >> BigInt(number)) & 1n) === 1n).map(({ name }) => name);
}

function readRow(text: string): CpuDataItem {
  const [key = '', ...registers] = text.split(' ');
  const [leaf = '', sub = ''] = key.split('.');
  const [a = 0, b = 0, c = 0, d = 0] = registers.map(hex);
  if (leaf === 'msr') return { kind: 'msr', index: hex(sub), eax: a, edx: b };
  return cpuid(hex(leaf), hex(sub), { eax: a, ebx: b, ecx: c, edx: d });
}

function readCpu(text: string, type: 'host' | 'guest'): Described {
  const [model = '', ...list] = text.split(' ');
  return { model, features: list.map((item) => readListed(item, type)) };
}

function readListed(item: string, type: 'host' | 'guest'): CpuFeature {
  if (item.startsWith('-')) return { name: item.slice(1), policy: 'disable' };
  return { name: item, policy: type === 'host' ? null : 'require' };
}

function hex(text: string): number {
  return Number.parseInt(text, 16);
}

function word(text: string, index: number): string {
  return words(text)[index] ?? '';
}

function words(text: string): string[] {
  return text.split(' ').filter((part) => part !== '');
}
