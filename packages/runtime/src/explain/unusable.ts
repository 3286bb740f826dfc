import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import type { WordSource } from '../qemu/release.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { hasBits } from '../qemu/state.js';
import { FACTS, factAbout } from './facts/facts.js';
import type { Finding } from './finding.js';

type Cause = Pick<Finding, 'cause' | 'reason' | 'remedy' | 'properties' | 'evidence'>;

/**
 * Why a guest cannot see or use a feature that is on in its CPU: its leaf lies above the level that the guest reads, or is
 * empty without xsave; or the register state that it needs cannot be switched on. Null if nothing of that is so.
 */
export function unusableCause(cpu: ResolvedCpu, feature: string): Cause | null {
  return byLevel(cpu, feature) ?? byXsaveLeaf(cpu, feature) ?? byXsave(cpu, feature);
}

function byLevel(cpu: ResolvedCpu, feature: string): Cause | null {
  const slot = bitOf(cpu.request.compiled, feature);
  const word = slot === null ? undefined : cpu.request.compiled.words[slot.word];
  if (word === undefined || word.source.kind !== 'cpuid') return null;
  const limit = limitOf(cpu, word.source);
  if (limit === null || limit.needs <= limit.value) return null;
  const { property, needs, value } = limit;
  return {
    cause: 'level',
    reason: `the guest cannot see it: its CPUID ends at ${property} ${text(value)}, and this bit is in leaf ${text(word.source.eax)}${needs === word.source.eax ? '' : `.${needs}`}`,
    remedy: `set ${property}=${text(needs)}, or a machine type that raises it (full-cpuid-auto-level)`,
    properties: {},
    evidence: [{ kind: 'model', text: `${property} is ${text(value)}`, source: `QEMU ${cpu.release}` }],
  };
}

function limitOf(cpu: ResolvedCpu, { eax, ecx }: WordSource & { kind: 'cpuid' }) {
  const at = (property: string) =>
    cpu.request.compiled.slots.has(property) ? Number(propertyValue(cpu, property)) : null;
  const limit = (property: string, needs: number) => {
    const value = at(property);
    return value === null ? null : { property, needs, value };
  };
  if (eax === 0x4000_0001) return null;
  if (eax >= 0xc000_0000) return limit('xlevel2', eax);
  if (eax >= 0x8000_0000) return limit('xlevel', eax);
  const level = limit('level', eax);
  const beyond = level !== null && level.needs > level.value;
  return beyond || eax !== 7 || (ecx ?? 0) === 0 ? level : limit('level-func7', ecx ?? 0);
}

function text(value: number): string {
  return value > 0xffff ? `0x${value.toString(16)}` : String(value);
}

/** Forms of XSAVE: QEMU leaves their leaf empty without it (cpu_x86_cpuid, case 0xD). */
function byXsaveLeaf(cpu: ResolvedCpu, feature: string): Cause | null {
  const { compiled } = cpu.request;
  const slot = bitOf(compiled, feature);
  const source = slot === null ? undefined : compiled.words[slot.word]?.source;
  if (source?.kind !== 'cpuid' || source.eax !== XSAVE_LEAF || isOn(cpu, 'xsave') !== false) return null;
  return withoutXsave(cpu, 'xsave', 'the guest cannot see it: xsave is off, and its leaf is empty without');
}

const XSAVE_LEAF = 0xd;

/** Null: the release does not know it. */
function isOn({ request: { compiled }, state }: ResolvedCpu, name: string): boolean | null {
  const slot = bitOf(compiled, name);
  return slot === null ? null : hasBits(state, slot);
}

function withoutXsave({ release }: ResolvedCpu, off: string, reason: string): Cause {
  return {
    cause: 'no-xsave',
    reason,
    remedy: `set ${off}=on, or leave the feature out`,
    properties: { [off]: true },
    evidence: [{ kind: 'model', text: `${off} is off in this CPU`, source: `QEMU ${release}` }],
  };
}

/** Features of instruction sets that need the wider registers, by what owns the registers; XSAVES alone keeps supervisor state. */
function byXsave(cpu: ResolvedCpu, feature: string): Cause | null {
  const { compiled } = cpu.request;
  const owned = compiled.release.xsaveComponents.find(
    ({ owners, component }) => component >= 2 && owners.includes(feature),
  );
  if (owned === undefined && factAbout(FACTS.widerRegisters, feature) === undefined) return null;
  const needs = owned?.register === 'xss' ? (['xsave', 'xsaves'] as const) : (['xsave'] as const);
  const off = needs.find((name) => isOn(cpu, name) === false);
  if (off === undefined) return null;
  const register = off === 'xsave' ? 'XCR0' : 'IA32_XSS';
  const reason = `the guest cannot use it: ${off} is off, so no system can switch its registers on (${register})`;
  return withoutXsave(cpu, off, reason);
}
