import { compareReleases } from '../releases.js';
import { causeOf, type HostCause } from './cause.js';
import type { FromMicrocode, KvmEmulated, KvmSince } from './facts/fact.js';
import { emulatedOn, FACTS, factAbout } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { isGuestItself, linuxFlags, linuxRelease, qemuVersion } from './host.js';
import { byBase, byBrokenOrMissing, byTsx } from './host-cause-cpu.js';
import { byDefault, byKernel, byNesting, byParameter } from './host-cause-kernel.js';
import { isPassedThrough } from './passed-through.js';
import { type Possession, possessionOf } from './possession.js';
import type { Scene } from './scene.js';

/**
 * Why QEMU and its accelerator do not offer a feature on this host; only asked where they do not. What the probe itself
 * shows (registers, flags, parameters) comes first; what is known of CPUs in general only decides what that leaves open.
 */
export function hostCause(scene: Scene, feature: string): HostCause {
  if (scene.host.accel === 'tcg') return emulatorLacks(scene);
  const possession = possessionOf(scene, feature);
  return (
    byKernel(scene, feature, possession) ??
    byHidden(scene, feature, possession) ??
    byVendor(scene, feature, possession) ??
    byParameter(scene, feature, possession) ??
    byTsx(scene, feature, possession) ??
    byBase(scene, feature) ??
    byBrokenOrMissing(scene, feature, possession) ??
    byVersion(scene, feature, possession) ??
    byNever(feature, possession) ??
    byDefault(scene, feature, possession) ??
    byNesting(scene, feature, possession) ??
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

function byVendor({ vendor }: Scene, feature: string, possession: Possession): HostCause | null {
  const fact = factAbout(FACTS.vendorOnly, feature);
  if (fact === undefined || vendor === null || fact.vendors.includes(vendor) || possession.has === true) return null;
  const other = fact.instead?.find(({ of }) => of === feature)?.take;
  const remedy =
    other === undefined
      ? (fact.remedy ?? 'use a model of the host CPU vendor, or switch it off')
      : `this host is ${vendor}: ask for ${other}, or for no virtualization`;
  return causeOf('other-vendor', { ...fact, reason: `${fact.reason}, and this one is ${vendor}`, remedy }, possession);
}

function byHidden(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const hidden = factAbout(FACTS.hiddenFromMax, feature);
  const applies =
    hidden !== undefined &&
    hidden.vendor === scene.vendor &&
    scene.host.version !== null &&
    compareReleases(qemuVersion(scene.host), hidden.since) >= 0;
  return applies ? causeOf('qemu-hides', hidden, possession) : null;
}

function byVersion(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const since = factAbout(FACTS.kvmSince, feature);
  const { release } = scene.host.host.kernel;
  const kernel = linuxRelease(scene.host);
  if (since === undefined || possession.has === false) return null;
  const when = since.read === true ? `Linux ${since.kernel} or somewhat earlier` : `Linux ${since.kernel}`;
  if (kernel === undefined) return byUnknownKernel(when, since, possession);
  if (compareReleases(kernel, since.kernel) >= 0) return null;
  return causeOf(
    'kvm-withholds',
    {
      reason: `KVM offers it since ${when}; the host runs ${release}`,
      remedy: `Linux ${since.kernel} or later`,
      source: since.source,
    },
    possession,
    since.read === true ? { certain: false, unknown: `whether ${kernel} has it already` } : {},
  );
}

/** The CPU has it, KVM does not offer it, and nobody said which Linux it is: an older one, most likely. */
function byUnknownKernel(when: string, { kernel, source }: KvmSince, possession: Possession): HostCause | null {
  if (possession.has !== true) return null;
  return causeOf(
    'kvm-withholds',
    {
      reason: `the CPU has it, but KVM does not offer it: it does since ${when}`,
      remedy: `Linux ${kernel} or later; until then switch it off`,
      source,
    },
    possession,
    { certain: false, unknown: 'which Linux the host runs' },
  );
}

function byNever(feature: string, possession: Possession): HostCause | null {
  const fact = factAbout(FACTS.kvmNever, feature);
  if (fact === undefined || (possession.has === false && possession.exact)) return null;
  return causeOf('kvm-withholds', { ...fact, remedy: fact.remedy ?? 'do without it' }, possession);
}

function byPossession(scene: Scene, feature: string, possession: Possession): HostCause {
  const evidence = possession.evidence === null ? [] : [possession.evidence];
  if (possession.has === true) return withheld(scene, evidence);
  const form = possession.has === false ? otherForm(scene, feature) : undefined;
  if (form !== undefined)
    return causeOf('cpu-lacks', form, possession, {
      certain: possession.exact,
      unknown: possession.exact ? null : 'whether newer microcode brings it',
    });
  // What a guest is shown, the level below decides, before microcode does.
  if (isGuestItself(scene.host)) return outer(evidence);
  const made = emulatedOn(scene.vendor, feature);
  if (made?.always === true)
    return causeOf(
      'kvm-withholds',
      {
        reason: `${made.reason}, on any CPU; the kernel or QEMU of this host is older than that`,
        remedy: 'a newer kernel and QEMU; until then switch it off',
        source: made.source,
      },
      possession,
    );
  const microcode = factAbout(FACTS.fromMicrocode, feature);
  if (microcode !== undefined && made !== undefined && isOfOthers(microcode, scene)) return madeUpOnly(made, evidence);
  if (microcode !== undefined) {
    return causeOf('microcode', { ...microcode, reason: `the CPU does not show it; ${microcode.reason}` }, possession, {
      certain: false,
      unknown: `whether there is microcode for this CPU that brings it${scene.host.host.microcode === null ? '' : ` (it has ${scene.host.host.microcode})`}`,
    });
  }
  if (possession.has === null) return isPassedThrough(scene, feature) ? likelyLacks() : unknownCause(scene);
  return {
    cause: 'cpu-lacks',
    reason: 'the CPU does not have it',
    remedy: 'switch it off, or use a model without it',
    evidence,
    certain: possession.exact,
    unknown: possession.exact ? null : 'whether the CPU has it and Linux hides it: CPUID was not read',
  };
}

/** No microcode brings it to CPUs of this vendor. */
function isOfOthers({ vendors }: FromMicrocode, { vendor }: Scene): boolean {
  return vendors !== undefined && vendor !== null && !vendors.includes(vendor);
}

function madeUpOnly({ reason, since, source }: KvmEmulated, evidence: readonly Evidence[]): HostCause {
  const when = since === undefined ? '' : ` since Linux ${since}`;
  return {
    cause: 'kvm-withholds',
    reason: `no CPU of this vendor has it, and no microcode brings it; only KVM makes it up (${reason}${when}), and here it does not`,
    remedy: `switch it off: nothing is lost${since === undefined ? '' : `; a KVM that makes it up is that of Linux ${since} or later`}`,
    evidence: [...evidence, { kind: 'fact', text: reason, source }],
    certain: true,
    unknown: null,
  };
}

/** A mitigation in the form of another vendor's CPUs, which KVM makes of this one's own form where it has that. */
function otherForm({ vendor }: Scene, feature: string) {
  const fact = factAbout(FACTS.otherForms, feature);
  return fact === undefined || vendor === null || fact.vendors.includes(vendor) ? undefined : fact;
}

function withheld(scene: Scene, evidence: readonly Evidence[]): HostCause {
  const { release } = scene.host.host.kernel;
  const kernel = release === '' ? 'its Linux' : `Linux ${release}`;
  return {
    cause: 'kvm-withholds',
    reason: 'the CPU has it, but KVM does not offer it',
    remedy: 'a newer kernel or QEMU may; until then switch it off',
    evidence,
    certain: true,
    unknown: `why: whether ${kernel} is too old for it, or never offers it`,
  };
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

function likelyLacks(): HostCause {
  return {
    cause: 'cpu-lacks',
    reason: 'the CPU does not have it, or KVM would give it',
    remedy: 'switch it off, or use a model without it',
    evidence: [],
    certain: false,
    unknown: 'whether its firmware or Linux hides it: neither CPUID nor flags of the CPU were given',
  };
}

function unknownCause({ host }: Scene): HostCause {
  return {
    cause: 'unknown',
    reason: 'QEMU and KVM do not offer it',
    remedy: 'switch it off, or use a model without it',
    evidence: [],
    certain: false,
    unknown: `whether the CPU has it: ${linuxFlags(host).size === 0 ? 'neither CPUID nor flags of it were given' : '/proc/cpuinfo has no name for it'}; read CPUID and MSRs (modprobe cpuid msr, as root) and probe again`,
  };
}
