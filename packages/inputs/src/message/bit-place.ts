import type { BitSubject } from './subject.js';

const HEX = (name: string) => `(?:0x)?(?<${name}>[0-9a-f]+)h?`;
const CPUID = `CPUID[.:[(]+(?:EAX\\s*=\\s*)?${HEX('leaf')}(?:[.:,]?\\s*(?:ECX\\s*=|,)\\s*${HEX('subleaf')})?[\\])]*[.:](?<register>E[ABCD]X)`;
const MSR = 'MSR\\((?<msr>[0-9a-f]+)H\\)';

/**
 * Bits as QEMU names them in warnings, up to 10.0 and since (target/i386/cpu.c, mark_unavailable_features), and as
 * manuals and other programs do: `CPUID.(EAX=07H,ECX=0):EBX.AVX2[bit 5]`.
 */
export const BITS = new RegExp(
  `(?:${CPUID}|${MSR})(?:[.:](?<feature>[\\w.-]+?))?\\s*\\[\\s*(?:bit\\s*)?(?<bit>\\d+)\\s*\\]`,
  'gi',
);

/** What a match of {@link BITS} is about; what stands before it says why. */
export function bitOf({ groups = {} }: RegExpMatchArray, before: string): BitSubject {
  const why = /TCG doesn't/.test(before) ? 'tcg' : /depends on other features/.test(before) ? 'dependency' : 'host';
  const { msr, feature = null } = groups;
  const bit = Number(groups['bit']);
  const about = { kind: 'bit', feature, why } as const;
  if (msr !== undefined) return { ...about, place: { kind: 'msr', index: Number.parseInt(msr, 16), bit } };
  const { subleaf } = groups;
  return {
    ...about,
    place: {
      kind: 'cpuid',
      leaf: Number.parseInt(groups['leaf'] ?? '0', 16),
      subleaf: subleaf === undefined ? null : Number.parseInt(subleaf, 16),
      register: (groups['register'] ?? 'EAX').toLowerCase() as 'eax',
      bit,
    },
  };
}
