import { InvalidMapError } from './errors.js';

/** Ids of the rules in which libvirt releases differ. Everything else is as in 11.3. */
export type LibvirtBehaviour =
  /** Disabled features cost more than required ones when decoding for guests (virCPUx86CompareCandidateFeatureList). */
  | 'disabled-features-cost'
  /** `<signature>` of hosts (virCPUDefFormatBuf). */
  | 'host-signature'
  /** A model does not inherit what its ancestor lists as removed (x86ModelParseAncestor). */
  | 'ancestor-drops-removed'
  /** added='yes' keeps a feature out of the model's data (x86ModelParseFeatures). */
  | 'added-features'
  /** `<check partial='compat'/>` selects cpu_map for check='partial' (virCPUx86GetCheckMode). */
  | 'check-mode-by-model'
  /** virCPUCompareUnusable: compare by the hypervisor's list of blockers. */
  | 'compare-unusable'
  /** A model that QEMU calls usable is accepted without comparing (virQEMUCapsIsCPUUsable in qemuDomainCheckCPU). */
  | 'usable-accepted'
  /** A model without own data names its ancestor canonically (x86ModelParse). */
  | 'canonical-models'
  /** virCPUUpdate takes the policy of removed features; before, it is always disable. */
  | 'removed-policy'
  /** virCPUx86UpdateLive refuses a feature that is both enabled and disabled. */
  | 'live-conflict-is-error'
  /** `<topology>` has the attribute clusters (virCPUDefFormatBuf). */
  | 'topology-clusters'
  /** Hyper-V features xmm_input, tlbflush-direct, tlbflush-ext, emsr_bitmap (x86_kvm_features). */
  | 'hyperv-2023'
  /** Hyper-V feature avic (x86_kvm_features). */
  | 'hyperv-avic'
  /** QEMU spellings hv-vendor-id, hv-emsr-bitmap, hv-xmm-input and the invvpid one (virQEMUCapsCPUFeaturesX86). */
  | 'qemu-names-2023'
  /** vmx-ept-uc, vmx-ept-wb, vmx-invvpid-single-context never reach QEMU (ignoredFeatures). */
  | 'filter-vmx';

/** The releases whose source the rules were read from; the others follow the nearest older one of them. */
const FIRST_READ_IN: Readonly<Record<LibvirtBehaviour, readonly [major: number, minor: number]>> = {
  'disabled-features-cost': [9, 0],
  'host-signature': [9, 0],
  'hyperv-avic': [9, 0],
  'ancestor-drops-removed': [11, 3],
  'added-features': [11, 3],
  'check-mode-by-model': [11, 3],
  'compare-unusable': [11, 3],
  'usable-accepted': [11, 3],
  'canonical-models': [11, 3],
  'removed-policy': [11, 3],
  'live-conflict-is-error': [11, 3],
  'topology-clusters': [11, 3],
  'hyperv-2023': [11, 3],
  'qemu-names-2023': [11, 3],
  'filter-vmx': [11, 3],
};

/**
 * Which rules a libvirt release follows, where releases differ.
 *
 * @param release `major.minor`, optionally with a micro number: `11.3`, `9.0.0`
 * @throws InvalidMapError if `release` is not of that form
 */
export function behavioursOf(release: string): ReadonlySet<LibvirtBehaviour> {
  const match = /^(\d+)\.(\d+)(\.\d+)?$/.exec(release);
  if (!match) throw new InvalidMapError(`release '${release}'`, 'not a release; expected major.minor such as 11.3');
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const ids = Object.keys(FIRST_READ_IN) as LibvirtBehaviour[];
  return new Set(ids.filter((id) => isSince(FIRST_READ_IN[id], major, minor)));
}

function isSince([sinceMajor, sinceMinor]: readonly [number, number], major: number, minor: number): boolean {
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}
