import { feature as bitOf } from '../qemu/compile.js';
import type { WordSource } from '../qemu/release.js';
import { FACTS, factsAbout } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { isGuestItself, rowOf } from './host.js';
import { isInRange } from './in-range.js';
import { flagState } from './linux-flags.js';
import type { Scene } from './scene.js';

/** Whether the host CPU itself has a feature, and how one knows. */
export interface Possession {
  /** Null: nothing says. */
  readonly has: boolean | null;
  /** CPUID or MSR read from the CPU; /proc/cpuinfo is only what Linux shows. */
  readonly exact: boolean;
  readonly evidence: Evidence | null;
}

const UNKNOWN: Possession = { has: null, exact: false, evidence: null };

/** The CPU's registers say it best, then who else has read them (libvirt), then Linux's flags, then what CPU it is. */
export function possessionOf(scene: Scene, feature: string): Possession {
  return (
    byRegister(scene, feature) ??
    byOthers(scene, feature) ??
    byFlag(scene, feature) ??
    byNoRegister(scene, feature) ??
    byGeneration(scene, feature) ??
    UNKNOWN
  );
}

function byRegister({ compiled, host }: Scene, feature: string): Possession | null {
  const slot = bitOf(compiled, feature);
  const word = slot === null ? undefined : compiled.words[slot.word];
  // KVM's own leaves are no part of the host CPU.
  if (slot === null || word === undefined || /^FEAT_(KVM|XSAVE_X)/.test(word.name)) return null;
  const value = readSource(host.host, word.source);
  if (value === null) return null;
  const mask = BigInt(slot.low) | (BigInt(slot.high) << 32n);
  const has = (value & mask) === mask;
  return {
    has,
    exact: true,
    evidence: { kind: 'probe', text: `${placeOf(word.source)} of the host CPU ${has ? 'has' : 'lacks'} it` },
  };
}

/** Null where nothing says what the register holds. */
export function readSource(host: Scene['host']['host'], source: WordSource): bigint | null {
  if (source.kind === 'msr') return readMsr(host, source.index);
  const row = rowOf(host, source.eax, source.ecx ?? 0);
  const column = ['eax', 'ebx', 'ecx', 'edx'].indexOf(source.register);
  if (row !== undefined) return BigInt((row[2 + column] ?? 0) >>> 0);
  if ('unreadable' in host.cpuid) return null;
  return host.cpuid.partial === true && !isBeyond(host, source.eax, source.ecx ?? 0) ? null : 0n;
}

/** Leaves of which subleaf 0 says in EAX which subleaf is the last (Intel SDM volume 2, CPUID). */
const COUNTED: readonly number[] = [0x7, 0x14, 0x17, 0x18, 0x1d, 0x20, 0x24];

/** Whether the CPU says itself that it has no such leaf or subleaf. */
function isBeyond(host: Scene['host']['host'], leaf: number, subleaf: number): boolean {
  const last = rowOf(host, leaf >= 0x8000_0000 ? 0x8000_0000 : 0)?.[2];
  if (last !== undefined && leaf > last >>> 0) return true;
  const lastSubleaf = COUNTED.includes(leaf) && subleaf > 0 ? rowOf(host, leaf)?.[2] : undefined;
  return lastSubleaf !== undefined && subleaf > lastSubleaf >>> 0;
}

/** The CPUID bit that says whether there is the MSR: leaf, register column, bit; and as features have it. */
const EXISTS: Readonly<Record<number, readonly [leaf: number, column: 2 | 3 | 4 | 5, bit: number, address: string]>> = {
  // IA32_ARCH_CAPABILITIES, IA32_CORE_CAPABILITIES, IA32_PERF_CAPABILITIES (PDCM).
  266: [7, 5, 29, 'CPUID 7.0 EDX bit 29'],
  207: [7, 5, 30, 'CPUID 7.0 EDX bit 30'],
  837: [1, 4, 15, 'CPUID 1 ECX bit 15'],
};

function readMsr(host: Scene['host']['host'], index: number): bigint | null {
  const value = 'unreadable' in host.msrs ? undefined : host.msrs.values[`0x${index.toString(16)}`];
  // VMX capability MSRs hold pairs of allowed settings, which QEMU's words are made from.
  if (value !== undefined && !(index >= 0x480 && index <= 0x493)) return BigInt(value);
  const [leaf, column, bit] = EXISTS[index] ?? [];
  if (leaf === undefined || column === undefined || bit === undefined) return null;
  const register = rowOf(host, leaf)?.[column];
  return register !== undefined && ((register >>> bit) & 1) === 0 ? 0n : null;
}

function placeOf(source: WordSource): string {
  if (source.kind === 'msr') return `MSR 0x${source.index.toString(16)}`;
  return `CPUID ${source.eax.toString(16)}${source.ecx === null ? '' : `.${source.ecx}`} ${source.register.toUpperCase()}`;
}

function byOthers({ host }: Scene, feature: string): Possession | null {
  const others = host.host.features;
  const has = others?.values[feature];
  if (others === undefined || has === undefined) return null;
  return {
    has,
    exact: false,
    evidence: { kind: 'probe', text: `${others.source} ${has ? 'lists' : 'does not list'} it` },
  };
}

function byFlag(scene: Scene, feature: string): Possession | null {
  const { has, flag } = flagState(scene.features, scene.host, feature);
  if (has === null) return null;
  const text = flag === null ? `no CPU of ${scene.vendor} has it` : `${has ? 'lists' : 'does not list'} ${flag}`;
  return { has, exact: false, evidence: { kind: 'probe', text: `/proc/cpuinfo of the host ${text}` } };
}

/** A bit of an MSR that the CPU does not have, as Linux shows no flag for the MSR itself. */
function byNoRegister(scene: Scene, feature: string): Possession | null {
  const slot = bitOf(scene.compiled, feature);
  const source = slot === null ? undefined : scene.compiled.words[slot.word]?.source;
  const place = source?.kind === 'msr' ? EXISTS[source.index]?.[3] : undefined;
  const owner = scene.features.find(({ address }) => address === place)?.qemu ?? feature;
  const found = owner === feature ? null : byFlag(scene, owner);
  return found?.has === false ? found : null;
}

/** An outer hypervisor may hide what the CPU of a guest has. */
function byGeneration(scene: Scene, feature: string): Possession | null {
  const fact = factsAbout(FACTS.generations, feature).find(({ cpus }) => cpus.some((range) => isInRange(scene, range)));
  if (fact === undefined || (fact.has && isGuestItself(scene.host))) return null;
  const { has, reason: text, source } = fact;
  return { has, exact: false, evidence: { kind: 'fact', text, source } };
}
