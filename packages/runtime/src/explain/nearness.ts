import { CpuModelError } from '../errors.js';
import type { QemuRelease } from '../qemu/release.js';
import { compareReleases } from '../releases.js';

/**
 * Releases in the order in which their tables explain a QEMU: its own first, then the newer ones, oldest first, then the
 * older ones, newest first. Released models do not change, so a newer table is exact for what the host lists, while an
 * older one may lack it; without a version the newest comes first.
 *
 * @param version as QEMU says it (`8.2.2`), or `unknown`
 */
export function releasesByNearness(releases: readonly QemuRelease[], version: string): QemuRelease[] {
  const sorted = [...releases].sort((a, b) => compareReleases(a.release, b.release));
  if (!/^\d/.test(version)) return sorted.reverse();
  const own = ({ release }: QemuRelease) => version === release || version.startsWith(`${release}.`);
  const newer = sorted.filter((one) => own(one) || compareReleases(one.release, version) > 0);
  const older = sorted.filter((one) => !newer.includes(one)).reverse();
  return [...newer.filter(own), ...newer.filter((one) => !own(one)), ...older];
}

/**
 * The release to explain a QEMU with where it does not matter which model is meant: see {@link releasesByNearness}.
 * @throws CpuModelError if there is none
 */
export function nearestRelease(releases: readonly QemuRelease[], version: string): QemuRelease {
  const [nearest] = releasesByNearness(releases, version);
  if (nearest === undefined) throw new CpuModelError('refused', version, 'no QEMU release to explain with was given');
  return nearest;
}
