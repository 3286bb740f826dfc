import { type FeatureSpelling, meaningOf, type QemuRelease } from '@cpu-models/runtime';
import type { Known } from '../known.js';
import type { BitPlace } from './subject.js';

/** What a bit is: a feature, or a component of XSAVE state with the features that ask for it. */
export interface BitMeaning {
  readonly feature: FeatureSpelling | null;
  /** What the bit is a copy of. */
  readonly copied?: FeatureSpelling;
  readonly component: { readonly number: number; readonly name: string; readonly owners: readonly string[] } | null;
}

/** XSAVE components by number (Intel SDM volume 1, 13.1; AMD APM volume 2, 11.5.2). */
const COMPONENTS: Readonly<Record<number, string>> = {
  0: 'x87 state',
  1: 'SSE state',
  2: 'AVX state',
  3: 'MPX bound registers',
  4: 'MPX configuration',
  5: 'AVX-512 state (mask registers)',
  6: 'AVX-512 state (upper halves of ZMM0 to ZMM15)',
  7: 'AVX-512 state (ZMM16 to ZMM31)',
  8: 'Processor Trace state',
  9: 'protection keys state (PKRU)',
  11: 'CET user state',
  12: 'CET supervisor state',
  15: 'architectural LBR state',
  17: 'AMX tile configuration',
  18: 'AMX tile data',
  19: 'APX registers',
};

/** AMD repeats most of leaf 1's EDX in leaf 8000_0001 (AMD APM volume 3, CPUID Fn8000_0001_EDX). */
const COPIES = { of: /^CPUID 0x80000001 EDX /, from: 'CPUID 1 EDX ' };

/**
 * What a bit means, also where QEMU has no name for it. One that it has a name for is never a component: earlier QEMUs
 * leave the subleaf out, and leaf 0xD.1 has features.
 */
export function meaningOfBit(known: Known, place: BitPlace, name: string | null = null): BitMeaning {
  const named = name === null ? null : (meaningOf(known.features, name)?.feature ?? null);
  if (named !== null) return { feature: named, component: null };
  const component = componentAt(known, place);
  if (component !== null) return { feature: null, component };
  const places = addresses(place);
  const at = (addresses: readonly string[]) =>
    known.features.find(({ address }) => addresses.includes(address)) ?? null;
  const feature = at(places);
  const copied = feature === null ? at(places.map((one) => one.replace(COPIES.of, COPIES.from))) : null;
  return { feature, component: null, ...(copied === null ? {} : { copied }) };
}

/** Addresses as features have them; QEMU's older messages leave the subleaf out. */
function addresses(place: BitPlace): string[] {
  if (place.kind === 'msr') return [`MSR 0x${place.index.toString(16)} bit ${place.bit}`];
  const { leaf, subleaf, register, bit } = place;
  const name = leaf > 0xff ? `0x${leaf.toString(16)}` : leaf.toString(16);
  const tail = ` ${register.toUpperCase()} bit ${bit}`;
  const leaves = subleaf === null ? [name, `${name}.0`, `${name}.1`, `${name}.2`] : [`${name}.${subleaf}`, name];
  return leaves.map((one) => `CPUID ${one}${tail}`);
}

function componentAt({ qemu }: Known, place: BitPlace): BitMeaning['component'] {
  if (place.kind !== 'cpuid' || place.leaf !== 0xd) return null;
  const { register, bit, subleaf } = place;
  const isXcr0 = (register === 'eax' || register === 'edx') && (subleaf ?? 0) === 0;
  const isXss = (register === 'ecx' || register === 'edx') && subleaf === 1;
  if (!isXcr0 && !isXss && register !== 'ecx') return null;
  const number = bit + (register === 'edx' ? 32 : 0);
  const owners = ownersOf(qemu.at(-1), number);
  return { number, name: COMPONENTS[number] ?? `state component ${number}`, owners };
}

function ownersOf(release: QemuRelease | undefined, component: number): readonly string[] {
  return release?.xsaveComponents.find((one) => one.component === component)?.owners ?? [];
}
