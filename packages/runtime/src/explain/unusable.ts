import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import type { WordSource } from '../qemu/release.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { hasBits } from '../qemu/state.js';
import { FACTS, factAbout } from './facts/facts.js';
import type { Finding } from './finding.js';

type Cause = Pick<Finding, 'cause' | 'reason' | 'remedy' | 'properties' | 'evidence'>;

/**
 * Why a guest cannot see or use a feature that is on in its CPU: its leaf lies above the level that the guest reads, or
 * the register state that it needs cannot be switched on. Null if neither is so.
 */
export function unusableCause(cpu: ResolvedCpu, feature: string): Cause | null {
  return byLevel(cpu, feature) ?? byXsave(cpu, feature);
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

/** Features of instruction sets that need the wider registers, by what owns the registers; XSAVES alone keeps supervisor state. */
function byXsave(cpu: ResolvedCpu, feature: string): Cause | null {
  const { compiled } = cpu.request;
  const owned = compiled.release.xsaveComponents.find(
    ({ owners, component }) => component >= 2 && owners.includes(feature),
  );
  if (owned === undefined && factAbout(FACTS.widerRegisters, feature) === undefined) return null;
  const needs = owned?.register === 'xss' ? (['xsave', 'xsaves'] as const) : (['xsave'] as const);
  const off = needs.find((name) => {
    const slot = bitOf(compiled, name);
    return slot !== null && !hasBits(cpu.state, slot);
  });
  if (off === undefined) return null;
  return {
    cause: 'no-xsave',
    reason: `the guest cannot use it: ${off} is off, so no system can switch its registers on (${off === 'xsave' ? 'XCR0' : 'IA32_XSS'})`,
    remedy: `set ${off}=on, or leave the feature out`,
    properties: { [off]: true },
    evidence: [{ kind: 'model', text: `${off} is off in this CPU`, source: `QEMU ${cpu.release}` }],
  };
}
