import { feature as bitOf, compile, wordAt } from '../qemu/compile.js';
import type { QemuRelease, Register, WordSource } from '../qemu/release.js';
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
  if (row !== undefined) return BigInt((valueIn(row, source.register) ?? 0) >>> 0);
  if ('unreadable' in host.cpuid) return null;
  return host.cpuid.partial === true && !isBeyond(host, source.eax, source.ecx ?? 0) ? null : 0n;
}

function valueIn(row: ReturnType<typeof rowOf>, register: Register): number | undefined {
  return row?.[2 + ['eax', 'ebx', 'ecx', 'edx'].indexOf(register)];
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

/** The CPUID bit that says whether there is the MSR. */
const EXISTS: Readonly<Record<number, readonly [leaf: number, register: Register, bit: number]>> = {
  // IA32_ARCH_CAPABILITIES, IA32_CORE_CAPABILITIES, IA32_PERF_CAPABILITIES (PDCM).
  266: [7, 'edx', 29],
  207: [7, 'edx', 30],
  837: [1, 'ecx', 15],
};

function readMsr(host: Scene['host']['host'], index: number): bigint | null {
  const value = 'unreadable' in host.msrs ? undefined : host.msrs.values[`0x${index.toString(16)}`];
  // VMX capability MSRs hold pairs of allowed settings, which QEMU's words are made from.
  if (value !== undefined && !(index >= 0x480 && index <= 0x493)) return BigInt(value);
  const exists = EXISTS[index];
  if (exists === undefined) return null;
  const [leaf, register, bit] = exists;
  const present = valueIn(rowOf(host, leaf), register);
  return present !== undefined && ((present >>> bit) & 1) === 0 ? 0n : null;
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
  const bit = registerBit(scene.qemu, feature);
  const found = bit === null ? null : byFlag(scene, bit);
  return found?.has === false ? found : null;
}

/**
 * The CPUID bit, in QEMU's name, that says whether a CPU has the MSR in which a feature is; null for features of CPUID, and
 * of MSRs that no bit tells of.
 */
export function registerBit(release: QemuRelease, feature: string): string | null {
  const compiled = compile(release);
  const slot = bitOf(compiled, feature);
  const source = slot === null ? undefined : compiled.words[slot.word]?.source;
  const exists = source?.kind === 'msr' ? EXISTS[source.index] : undefined;
  if (exists === undefined) return null;
  const [leaf, register, bit] = exists;
  return compiled.words[wordAt(compiled, leaf, 0, register)]?.names[bit] ?? null;
}

/** An outer hypervisor may hide what the CPU of a guest has. */
function byGeneration(scene: Scene, feature: string): Possession | null {
  const fact = factsAbout(FACTS.generations, feature).find(({ cpus }) => cpus.some((range) => isInRange(scene, range)));
  if (fact === undefined || (fact.has && isGuestItself(scene.host))) return null;
  const { has, reason: text, source } = fact;
  return { has, exact: false, evidence: { kind: 'fact', text, source } };
}
