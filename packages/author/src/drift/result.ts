import { type DriftReport, libvirtDrift } from '@cpu-models/catalog';
import type { CpuMap, FeatureSpelling, QemuRelease } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { type Contradiction, contradictions } from './contradictions.js';
import type { LivePair } from './live.js';

/** All that is known of how two releases differ in what they mean by a name. */
export interface DriftResult {
  readonly qemu: string;
  readonly libvirt: string;
  readonly report: DriftReport;
  readonly contradictions: readonly Contradiction[];
  /** Of what is installed, if that was asked. */
  readonly live: Omit<LivePair, 'map'> | null;
}

/**
 * Compares a QEMU release with a libvirt release, name by name, with the reasons that the source has.
 * @param live what is installed, as {@link readLive} found it: its map then stands for libvirt's
 */
export function driftOf(
  source: Source,
  releases: { readonly qemu: QemuRelease; readonly libvirt: CpuMap; readonly features: readonly FeatureSpelling[] },
  live: LivePair | null = null,
): DriftResult {
  const [qemu, libvirt] = [releases.qemu.release, releases.libvirt.release];
  const report = libvirtDrift(source, { qemu, libvirt });
  const map = live?.map ?? releases.libvirt;
  return {
    qemu,
    libvirt,
    report,
    contradictions: contradictions(releases.qemu, map, releases.features, report),
    live: live === null ? null : { qemu: live.qemu, libvirt: live.libvirt, differences: live.differences },
  };
}
