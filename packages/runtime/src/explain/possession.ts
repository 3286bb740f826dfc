import { feature as bitOf, compile, wordAt } from '../qemu/compile.js';
import type { QemuRelease, WordSource } from '../qemu/release.js';
import { maximumOf } from './answers.js';
import { emulatedOn, FACTS, factsAbout } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { isGuestItself } from './host.js';
import { isInRange } from './in-range.js';
import { flagState } from './linux-flags.js';
import { EXISTS, readSource } from './registers.js';
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

/** The CPU's registers say it best, then who else has read them (libvirt), then Linux's flags, then QEMU, then what CPU it is. */
export function possessionOf(scene: Scene, feature: string): Possession {
  return (
    byRegister(scene, feature) ??
    byOthers(scene, feature) ??
    byFlag(scene, feature) ??
    byNoRegister(scene, feature) ??
    byQemu(scene, feature) ??
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

/** What KVM gives the model host and makes up on no CPU, this CPU has. */
function byQemu(scene: Scene, feature: string): Possession | null {
  if (scene.host.accel !== 'kvm' || emulatedOn(scene.vendor, feature) !== undefined) return null;
  if (maximumOf(scene, false)?.get(feature) !== true && maximumOf(scene)?.get(feature) !== true) return null;
  return { has: true, exact: false, evidence: { kind: 'probe', text: 'QEMU gives it to the model host here' } };
}

/** An outer hypervisor may hide what the CPU of a guest has. */
function byGeneration(scene: Scene, feature: string): Possession | null {
  const fact = factsAbout(FACTS.generations, feature).find(({ cpus }) => cpus.some((range) => isInRange(scene, range)));
  if (fact === undefined || (fact.has && isGuestItself(scene.host))) return null;
  const { has, reason: text, source } = fact;
  return { has, exact: false, evidence: { kind: 'fact', text, source } };
}
