import type { WordSource } from '../qemu/release.js';
import type { Evidence } from './finding.js';
import { linuxFlags } from './host.js';
import type { Scene } from './scene.js';
import { spellingOf } from './spelling.js';

/** Whether the host CPU itself has a feature, and how one knows. */
export interface Possession {
  /** Null: nothing says. */
  readonly has: boolean | null;
  /** CPUID or MSR read from the CPU; /proc/cpuinfo is only what Linux shows. */
  readonly exact: boolean;
  readonly evidence: Evidence | null;
}

const UNKNOWN: Possession = { has: null, exact: false, evidence: null };

export function possessionOf(scene: Scene, feature: string): Possession {
  return byRegister(scene, feature) ?? byFlag(scene, feature);
}

function byRegister({ compiled, host }: Scene, feature: string): Possession | null {
  const slot = compiled.slots.get(feature);
  if (slot?.kind !== 'bit') return null;
  const word = compiled.words[slot.word];
  // KVM's own leaves are no part of the host CPU.
  if (word === undefined || /^FEAT_(KVM|XSAVE_X)/.test(word.name)) return null;
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

function readSource(host: Scene['host']['host'], source: WordSource): bigint | null {
  if (source.kind === 'msr') {
    if ('unreadable' in host.msrs || isVmx(source.index)) return null;
    const value = host.msrs.values[`0x${source.index.toString(16)}`];
    return value === undefined ? null : BigInt(value);
  }
  if ('unreadable' in host.cpuid) return null;
  const row = host.cpuid.rows.find(([leaf, subleaf]) => leaf === source.eax && subleaf === (source.ecx ?? 0));
  const column = ['eax', 'ebx', 'ecx', 'edx'].indexOf(source.register);
  return BigInt((row?.[2 + column] ?? 0) >>> 0);
}

/** VMX capability MSRs hold pairs of allowed settings, which QEMU's words are made from. */
function isVmx(msr: number): boolean {
  return msr >= 0x480 && msr <= 0x493;
}

function placeOf(source: WordSource): string {
  if (source.kind === 'msr') return `MSR 0x${source.index.toString(16)}`;
  return `CPUID ${source.eax.toString(16)}${source.ecx === null ? '' : `.${source.ecx}`} ${source.register.toUpperCase()}`;
}

function byFlag(scene: Scene, feature: string): Possession {
  const flag = spellingOf(scene.features, feature)?.linux ?? null;
  const flags = linuxFlags(scene.host);
  if (flag === null || flags.size === 0) return UNKNOWN;
  const has = flags.has(flag);
  return {
    has,
    exact: false,
    evidence: { kind: 'probe', text: `/proc/cpuinfo of the host ${has ? 'lists' : 'does not list'} ${flag}` },
  };
}
