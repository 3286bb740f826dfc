import { compareReleases } from '../releases.js';
import { type CpuRange, ERRATA, FROM_MICROCODE } from './facts/errata.js';
import { type Fact, factAbout, isAbout } from './facts/fact.js';
import { KVM_NEVER, KVM_SINCE } from './facts/kvm-never.js';
import { isOff, KVM_PARAMETERS } from './facts/kvm-parameters.js';
import { VENDOR_ONLY } from './facts/vendors.js';
import { HIDDEN_FROM_MAX } from './facts/withheld.js';
import type { Cause, Evidence, Finding } from './finding.js';
import { hostSignature, isGuestItself, linuxFlags, qemuVersion } from './host.js';
import { type Possession, possessionOf } from './possession.js';
import type { Scene } from './scene.js';

/** The part of a finding that says why the host cannot give a feature. */
export type HostCause = Pick<Finding, 'cause' | 'reason' | 'remedy' | 'evidence' | 'certain' | 'unknown'>;

/** Why QEMU and its accelerator do not offer a feature on this host; only asked where they do not. */
export function hostCause(scene: Scene, feature: string): HostCause {
  if (scene.host.accel === 'tcg') return emulatorLacks(scene);
  const possession = possessionOf(scene, feature);
  return (
    byVendor(scene, feature, possession) ??
    byTaaNo(scene, feature) ??
    byParameter(scene, feature, possession) ??
    byErratum(scene, feature, possession) ??
    byVersion(scene, feature, possession) ??
    byNever(feature, possession) ??
    byPossession(scene, feature, possession)
  );
}

function emulatorLacks({ qemu, host }: Scene): HostCause {
  const remedy = host.withoutKvm === null ? 'use KVM, or a model without it' : `use KVM (${host.withoutKvm})`;
  return {
    cause: 'emulator-lacks',
    reason: `TCG of QEMU ${qemu.release} does not emulate it`,
    remedy,
    evidence: [],
    certain: true,
    unknown: null,
  };
}

function made(
  cause: Cause,
  fact: Pick<Fact, 'reason' | 'remedy' | 'source'>,
  possession: Possession | null,
  more: Partial<HostCause> = {},
): HostCause {
  const evidence: Evidence[] = [{ kind: 'fact', text: fact.reason, source: fact.source }];
  const known = possession?.evidence == null ? evidence : [possession.evidence, ...evidence];
  return { cause, reason: fact.reason, remedy: fact.remedy, evidence: known, certain: true, unknown: null, ...more };
}

function byVendor({ vendor }: Scene, feature: string, possession: Possession): HostCause | null {
  const fact = factAbout(VENDOR_ONLY, feature);
  if (fact === undefined || vendor === null || fact.vendors.includes(vendor) || possession.has === true) return null;
  const other = fact.instead?.[feature];
  const remedy =
    other === undefined
      ? 'use a model of the host CPU vendor, or switch it off'
      : `this host is ${vendor}: ask for ${other}, or for no virtualization`;
  return made('other-vendor', { ...fact, reason: `${fact.reason}, and this one is ${vendor}`, remedy }, possession);
}

/** Where RTM is off there is no TAA to be immune to, so KVM does not claim it. */
function byTaaNo(scene: Scene, feature: string): HostCause | null {
  const flags = linuxFlags(scene.host);
  if (feature !== 'taa-no' || flags.size === 0 || flags.has('rtm')) return null;
  const fact = {
    reason: 'KVM does not claim taa-no on a host whose TSX is off: a guest without rtm is not affected anyway',
    remedy: 'do without taa-no (taa-no=off), together with rtm',
    source: 'Linux arch/x86/kvm/x86.c, kvm_get_arch_capabilities',
  };
  return made('microcode', fact, {
    has: null,
    exact: false,
    evidence: { kind: 'probe', text: '/proc/cpuinfo of the host does not list rtm' },
  });
}

function byParameter({ host }: Scene, feature: string, possession: Possession): HostCause | null {
  for (const fact of KVM_PARAMETERS) {
    const value = host.host.modules[fact.module]?.[fact.parameter];
    if (value === undefined || !isOff(value) || !isAbout(fact, feature)) continue;
    const seen: Evidence = { kind: 'probe', text: `${fact.module}.${fact.parameter} is ${value} on the host` };
    const cause = made(fact.nested === true ? 'kvm-nested' : 'kvm-parameter', fact, possession);
    return { ...cause, evidence: [seen, ...cause.evidence] };
  }
  return null;
}

function byErratum(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const signature = hostSignature(scene.host);
  if (signature === null) return null;
  const inRange = ({ vendor, family, models }: CpuRange) =>
    vendor === scene.vendor && family === signature.family && (models?.includes(signature.model) ?? true);
  const fact = ERRATA.find((erratum) => isAbout(erratum, feature) && erratum.cpus.some(inRange));
  return fact === undefined ? null : made(fact.cause, fact, possession, isGuestItself(scene.host) ? doubt(scene) : {});
}

function byVersion(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const hidden = factAbout(HIDDEN_FROM_MAX, feature);
  if (
    hidden !== undefined &&
    hidden.vendor === scene.vendor &&
    compareReleases(qemuVersion(scene.host), hidden.since) >= 0
  ) {
    return made('qemu-hides', hidden, possession);
  }
  const since = factAbout(KVM_SINCE, feature);
  const kernel = /^\d+\.\d+/.exec(scene.host.host.kernel.release)?.[0];
  if (
    since === undefined ||
    kernel === undefined ||
    compareReleases(kernel, since.kernel) >= 0 ||
    possession.has === false
  )
    return null;
  return made(
    'kvm-withholds',
    { ...since, reason: `${since.reason}; the host runs ${scene.host.host.kernel.release}` },
    possession,
  );
}

function byNever(feature: string, possession: Possession): HostCause | null {
  const fact = factAbout(KVM_NEVER, feature);
  if (fact === undefined || (possession.has === false && possession.exact)) return null;
  return made('kvm-withholds', { ...fact, remedy: fact.remedy ?? 'do without it' }, possession);
}

function byPossession(scene: Scene, feature: string, possession: Possession): HostCause {
  const evidence = possession.evidence === null ? [] : [possession.evidence];
  if (possession.has === true) return withheld(scene, evidence);
  const microcode = factAbout(FROM_MICROCODE, feature);
  if (microcode !== undefined) {
    return made('microcode', { ...microcode, reason: `the CPU does not show it; ${microcode.reason}` }, possession, {
      certain: false,
      unknown: `whether there is microcode for this CPU that brings it${scene.host.host.microcode === null ? '' : ` (it has ${scene.host.host.microcode})`}`,
    });
  }
  if (isGuestItself(scene.host)) return outer(evidence);
  if (possession.has === null) return unknownCause();
  const sure = possession.exact ? {} : { unknown: 'whether the CPU has it and Linux hides it: CPUID was not read' };
  const reason = 'the CPU does not have it';
  return {
    cause: 'cpu-lacks',
    reason,
    remedy: 'switch it off, or use a model without it',
    evidence,
    certain: possession.exact,
    unknown: null,
    ...sure,
  };
}

function withheld(scene: Scene, evidence: readonly Evidence[]): HostCause {
  const { release } = scene.host.host.kernel;
  return {
    cause: 'kvm-withholds',
    reason: 'the CPU has it, but KVM does not offer it',
    remedy: 'a newer kernel or QEMU may; until then switch it off',
    evidence,
    certain: true,
    unknown: `why: whether Linux ${release} is too old for it, or never offers it`,
  };
}

function doubt(scene: Scene): Partial<HostCause> {
  return isGuestItself(scene.host)
    ? { certain: false, unknown: 'whether the outer hypervisor hides it too: this host is a guest itself' }
    : {};
}

function outer(evidence: readonly Evidence[]): HostCause {
  return {
    cause: 'outer-hypervisor',
    reason: 'this host is a guest itself, and its CPU does not show it',
    remedy: 'give the outer guest a CPU with it (host-passthrough)',
    evidence: [...evidence, { kind: 'probe', text: '/proc/cpuinfo of the host lists hypervisor' }],
    certain: false,
    unknown: 'whether the physical CPU has it',
  };
}

function unknownCause(): HostCause {
  return {
    cause: 'unknown',
    reason: 'QEMU and KVM do not offer it',
    remedy: 'switch it off, or use a model without it',
    evidence: [],
    certain: false,
    unknown:
      'whether the CPU has it: /proc/cpuinfo has no name for it; read CPUID and MSRs (modprobe cpuid msr, as root) and probe again',
  };
}
