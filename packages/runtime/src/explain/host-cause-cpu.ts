import { causeOf, type HostCause } from './cause.js';
import type { Erratum } from './facts/fact.js';
import { FACTS, factAbout, factsAbout } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { isGuestItself, rowOf } from './host.js';
import { isInRange } from './in-range.js';
import { isPassedThrough } from './passed-through.js';
import { type Possession, possessionOf } from './possession.js';
import { readSource } from './registers.js';
import type { Scene } from './scene.js';

/** The erratum for which QEMU or Linux hides a feature of this CPU, whatever CPUID shows. */
export function brokenOn(scene: Scene, feature: string): Erratum | undefined {
  return factsAbout(FACTS.errata, feature).find(
    ({ cause, cpus }) => cause === 'erratum' && cpus.some((range) => isInRange(scene, range)),
  );
}

/** What an erratum or microcode takes away from just this CPU, or what no CPU of its model has. */
export function byBrokenOrMissing(scene: Scene, feature: string, possession: Possession): HostCause | null {
  // Where nothing shows the CPU: what KVM would give of it if it were there.
  const isLikely = (cause: Erratum['cause']) =>
    cause === 'cpu-lacks' || (cause === 'firmware-off' && isPassedThrough(scene, feature));
  const fact = factsAbout(FACTS.errata, feature).find(
    ({ cause, cpus, when, beside = [] }) =>
      cpus.some((range) => isInRange(scene, range)) &&
      (when !== 'lacking' || possession.has === false || (possession.has === null && isLikely(cause))) &&
      beside.every((name) => possessionOf(scene, name).has === true),
  );
  // What a guest is shown, the level below decides, not firmware.
  if (fact === undefined || (fact.cause === 'firmware-off' && isGuestItself(scene.host))) return null;
  // The CPU's own registers lack it, so nobody took it away, unless microcode did.
  if (fact.cause === 'erratum' && possession.exact && possession.has === false && !isTsx(feature)) return null;
  const open = fact.cause === 'firmware-off' && possession.has === null ? UNSEEN : {};
  return causeOf(fact.cause, fact, possession, isGuestItself(scene.host) ? OUTER : open);
}

const UNSEEN: Partial<HostCause> = {
  certain: false,
  unknown: 'whether Linux hides it: neither CPUID nor flags of the CPU were given',
};

const OUTER: Partial<HostCause> = {
  certain: false,
  unknown: 'whether the outer hypervisor hides it too: this host is a guest itself',
};

function isTsx(feature: string): boolean {
  return feature === 'hle' || feature === 'rtm';
}

/** TSX by the CPU's own registers. */
export function byTsx(scene: Scene, feature: string, possession: Possession): HostCause | null {
  if (!isTsx(feature) || scene.vendor !== 'GenuineIntel') return null;
  const edx = rowOf(scene.host.host, 7)?.[5] ?? 0;
  if (((edx >>> 11) & 1) === 1) {
    const fact = {
      reason: 'microcode has switched TSX off for good: every transaction aborts',
      remedy: 'use a -noTSX form of the model, or hle=off,rtm=off; tsx=on does not bring it back',
      source: 'Intel SDM volume 2, CPUID 7.0 EDX bit 11 (RTM_ALWAYS_ABORT)',
    };
    return withSeen(causeOf('microcode', fact, possession), 'RTM_ALWAYS_ABORT (CPUID 7.0 EDX bit 11) is 1 on the host');
  }
  const capabilities = readSource(scene.host.host, { kind: 'msr', index: 0x10a });
  if (capabilities === null || ((capabilities >> 7n) & 1n) === 0n || possession.has !== false) return null;
  const fact = {
    reason: 'the host kernel has switched TSX off through IA32_TSX_CTRL (tsx=off is its default)',
    remedy: 'use a -noTSX form of the model or hle=off,rtm=off; or boot the host with tsx=on (hle never comes back)',
    source: 'Linux Documentation/admin-guide/hw-vuln/tsx_async_abort.rst',
  };
  return withSeen(causeOf('microcode', fact, possession), 'TSX_CTRL (MSR 0x10a bit 7) is 1 on the host');
}

/** What KVM gives only beside another feature, which the CPU lacks. */
export function byBase(scene: Scene, feature: string): HostCause | null {
  const fact = factAbout(FACTS.kvmBeside, feature);
  const base = fact?.beside.find((name) => possessionOf(scene, name).has === false);
  return fact === undefined || base === undefined ? null : causeOf('microcode', fact, possessionOf(scene, base));
}

function withSeen(cause: HostCause, text: string): HostCause {
  const seen: Evidence = { kind: 'probe', text };
  return { ...cause, evidence: [seen, ...cause.evidence] };
}
