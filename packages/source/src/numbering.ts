import { compareReleases } from '@cpu-models/runtime';
import type { Numbering, ReleaseFile } from './generated/release.js';

export type { Numbering };

/**
 * The release of a project that is not out yet: what is new belongs to it. It is the one that `next: true` marks, else the
 * one that follows the newest by the project's numbering.
 */
export function nextRelease(file: ReleaseFile, project: 'qemu' | 'libvirt'): string {
  const newest = file[project].at(-1);
  if (newest?.next === true) return newest.release;
  return followingRelease(newest?.release ?? '', file.numbering?.[project]);
}

/** The release that follows another one: 8.0 after 7.10, where each major release has eleven minor ones. */
function followingRelease(release: string, { minors = Number.POSITIVE_INFINITY }: Partial<Numbering> = {}): string {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return minor + 1 < minors ? `${major}.${minor + 1}` : `${major + 1}.0`;
}

/** The releases that came after one and before another, oldest first; none where nothing says how the project counts. */
export function releasesBetween(older: string, newer: string, numbering: Partial<Numbering> = {}): string[] {
  const between: string[] = [];
  if (numbering.minors === undefined) return between;
  for (
    let release = followingRelease(older, numbering);
    compareReleases(release, newer) < 0;
    release = followingRelease(release, numbering)
  )
    between.push(release);
  return between;
}

/** What spans are compared with for a QEMU release: the micro release that is meant by it, 11.1.3 by 11.1. */
export function momentOf({ qemu }: ReleaseFile, release: string): string {
  return qemu.find((entry) => entry.release === release)?.['as-of'] ?? release;
}

/** The moments of all supported QEMU releases, oldest first. */
export function qemuMoments({ qemu }: ReleaseFile): string[] {
  return qemu.map((entry) => entry['as-of'] ?? entry.release);
}

/**
 * The micro release that the source means by a release, where a tree is another one of it: 11.1.3 for a tree of 11.1.0. What
 * differs between the two is dated; undefined for the very release that is meant, and for what is none of it.
 */
export function otherMicro(file: ReleaseFile, release: string, version: string): string | undefined {
  const moment = momentOf(file, release);
  const meant = moment === release ? `${release}.0` : moment;
  const isMicro = /^\d+\.\d+\.\d+$/.test(version) && releaseOfVersion(version, file.numbering?.qemu) === release;
  return isMicro && version !== meant && file.qemu.some((entry) => entry.release === release) ? meant : undefined;
}

/**
 * The release that a version is of: `10.2` for 10.2.1. Undefined for one that is on the way to a release whose name it
 * does not tell (10.2.50), and for what is no version.
 */
export function releaseOfVersion(version: string, numbering: Partial<Numbering> = {}): string | undefined {
  const [, release, micro = '0'] = /^(\d+\.\d+)(?:\.(\d+))?/.exec(version) ?? [];
  return Number(micro) < (numbering.development ?? Number.POSITIVE_INFINITY) ? release : undefined;
}
