import type { BitSubject } from './subject.js';

const NEW = 'CPUID\\[eax=(?<leaf>[0-9a-f]+)h(?:,\\s*ecx=(?<subleaf>[0-9a-f]+)h?)?\\]\\.(?<register>E[ABCD]X)';
const OLD = 'CPUID\\.(?<oldLeaf>[0-9a-f]+)H(?:[.:]?(?:ECX=|,)(?<oldSubleaf>[0-9a-f]+)H?)?:(?<oldRegister>E[ABCD]X)';
const MSR = 'MSR\\((?<msr>[0-9a-f]+)H\\)';

/** Bits as QEMU names them in warnings, up to 10.0 and since (target/i386/cpu.c, mark_unavailable_features). */
export const BITS = new RegExp(`(?:${NEW}|${OLD}|${MSR})(?:\\.(?<feature>[\\w.-]+?))?\\s*\\[bit (?<bit>\\d+)\\]`, 'gi');

/** What a match of {@link BITS} is about; what stands before it says why. */
export function bitOf({ groups = {} }: RegExpMatchArray, before: string): BitSubject {
  const why = /TCG doesn't/.test(before) ? 'tcg' : /depends on other features/.test(before) ? 'dependency' : 'host';
  const { msr, feature = null } = groups;
  const bit = Number(groups['bit']);
  const about = { kind: 'bit', feature, why } as const;
  if (msr !== undefined) return { ...about, place: { kind: 'msr', index: Number.parseInt(msr, 16), bit } };
  const subleaf = groups['subleaf'] ?? groups['oldSubleaf'];
  return {
    ...about,
    place: {
      kind: 'cpuid',
      leaf: Number.parseInt(groups['leaf'] ?? groups['oldLeaf'] ?? '0', 16),
      subleaf: subleaf === undefined ? null : Number.parseInt(subleaf, 16),
      register: (groups['register'] ?? groups['oldRegister'] ?? 'EAX').toLowerCase() as 'eax',
      bit,
    },
  };
}
