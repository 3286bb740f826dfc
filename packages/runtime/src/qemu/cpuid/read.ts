import { CpuModelError } from '../../errors.js';
import type { ResolvedCpu } from '../resolve.js';
import * as basic from './basic-leaves.js';
import * as cache from './cache-leaves.js';
import * as extended from './extended-leaves.js';
import { type Guest, type GuestOptions, realize, setting } from './guest.js';
import { type Registers, ZERO } from './registers.js';
import { leaf1f, leaf8000001e, leafB } from './topology.js';
import { leafD } from './xsave-leaf.js';

type Leaf = (guest: Guest, subleaf: number, leaf: number) => Registers;

/** Leaves with content; all others are zero. */
const LEAVES: ReadonlyMap<number, Leaf> = new Map<number, Leaf>([
  [0, basic.leaf0],
  [1, basic.leaf1],
  [2, cache.leaf2],
  [4, cache.leaf4],
  [5, basic.leaf5],
  [6, basic.leaf6],
  [7, basic.leaf7],
  [0xb, leafB],
  [0xd, leafD],
  [0x1d, basic.leaf1d],
  [0x1e, basic.leaf1e],
  [0x1f, leaf1f],
  [0x24, basic.leaf24],
  [0x29, basic.leaf29],
  [0x4000_0000, basic.leaf40000000],
  [0x4000_0001, basic.leaf40000001],
  [0x8000_0000, extended.leaf80000000],
  [0x8000_0001, extended.leaf80000001],
  [0x8000_0002, modelId],
  [0x8000_0003, modelId],
  [0x8000_0004, modelId],
  [0x8000_0005, cache.leaf80000005],
  [0x8000_0006, cache.leaf80000006],
  [0x8000_0007, extended.leaf80000007],
  [0x8000_0008, extended.leaf80000008],
  [0x8000_000a, extended.leaf8000000a],
  [0x8000_001d, cache.leaf8000001d],
  [0x8000_001e, leaf8000001e],
  [0x8000_0021, extended.leaf80000021],
  [0xc000_0000, extended.leafC0000000],
  [0xc000_0001, extended.leafC0000001],
]);

function modelId(guest: Guest, _subleaf: number, leaf: number): Registers {
  return extended.modelIdLeaf(guest, leaf);
}

/** Reads one leaf (EAX) and subleaf (ECX). */
export type CpuidReader = (leaf: number, subleaf?: number) => Registers;

/**
 * The CPUID instruction of a guest right after reset: any leaf, above the limits too. Under KVM it is what QEMU asks
 * the kernel for, of what the host gives; what KVM passes through besides (performance counters, SGX, Hyper-V's leaves)
 * reads as zero.
 *
 * Leaf 0x1C of QEMU 7.2 is memory that nobody wrote, here it is zero. Source: cpu_x86_cpuid,
 * kvm_arch_init_vcpu; Linux kvm_cpuid.
 * @throws CpuModelError `refused` under KVM on an unknown host, and where QEMU refuses to start the CPU
 */
export function cpuid(cpu: ResolvedCpu, options: GuestOptions = {}): CpuidReader {
  if (cpu.accelerator !== 'tcg' && cpu.request.host === null) {
    throw new CpuModelError(
      'refused',
      cpu.model,
      'what a guest reads under KVM is up to the kernel and the processor below, and the host is not known',
    );
  }
  return readerOf(realize(cpu, options));
}

/** The same for a CPU that runs already. */
export function readerOf(guest: Guest): CpuidReader {
  const limits = limitsOf(guest);
  // Source: Linux get_out_of_range_cpuid_entry.
  const silent = guest.request.accelerator === 'kvm' && guest.vendor === 'amd';
  return (leaf, subleaf = 0) => {
    const isBeyond = leaf > limitFor(leaf, limits);
    if (isBeyond && silent) return ZERO;
    const effective = isBeyond ? limits.basic : leaf;
    return LEAVES.get(effective)?.(guest, subleaf, effective) ?? ZERO;
  };
}

interface Limits {
  readonly basic: number;
  readonly extended: number;
  readonly centaur: number;
}

function limitsOf(guest: Guest): Limits {
  return {
    basic: setting(guest, 'level', 0),
    extended: setting(guest, 'xlevel', 0),
    centaur: setting(guest, 'xlevel2', 0),
  };
}

/** Beyond the highest leaf of its range, a leaf is the highest basic one. */
function limitFor(leaf: number, limits: Limits): number {
  if (leaf >= 0xc000_0000) return limits.centaur;
  if (leaf >= 0x8000_0000) return limits.extended;
  return leaf >= 0x4000_0000 ? 0x4000_0001 : limits.basic;
}

/** A leaf, a subleaf and what they return. */
export interface CpuidEntry extends Registers {
  readonly leaf: number;
  readonly subleaf: number;
}

const SUBLEAVES: Readonly<Record<number, number>> = {
  4: 5,
  7: 3,
  11: 3,
  13: 64,
  18: 2,
  20: 2,
  29: 2,
  31: 6,
  2147483677: 5,
};

/** All leaves within the limits, and of their subleaves those that are not zero; subleaf 0 is always there. */
export function cpuidTable(read: CpuidReader): CpuidEntry[] {
  const ranges = [
    [0, read(0).eax],
    [0x4000_0000, read(0x4000_0000).eax],
    [0x8000_0000, read(0x8000_0000).eax],
    [0xc000_0000, read(0xc000_0000).eax],
  ] as const;
  return ranges.flatMap(([first, last]) => {
    if (last < first) return [];
    const leaves = Array.from({ length: Math.min(last - first, 0xff) + 1 }, (_, at) => first + at);
    return leaves.flatMap((leaf) => subleavesOf(read, leaf));
  });
}

function subleavesOf(read: CpuidReader, leaf: number): CpuidEntry[] {
  const all = Array.from({ length: SUBLEAVES[leaf] ?? 1 }, (_, subleaf) => ({
    leaf,
    subleaf,
    ...read(leaf, subleaf),
  }));
  return all.filter(({ subleaf, eax, ebx, ecx, edx }) => subleaf === 0 || (eax | ebx | ecx | edx) !== 0);
}
