import type { ReleaseFile } from './generated/release.js';

/**
 * The release of a project that is not out yet: what is new belongs to it.
 *
 * It is the one that `next: true` marks, else the one that follows the newest by the project's rhythm: QEMU has had three
 * releases in each major one since 4.0 (X.0 to X.2), libvirt eleven since 3.0 (X.0 to X.10).
 */
export function nextRelease(file: ReleaseFile, project: 'qemu' | 'libvirt'): string {
  const newest = file[project].at(-1);
  if (newest?.next === true) return newest.release;
  const [major = 0, minor = 0] = (newest?.release ?? '').split('.').map(Number);
  return minor < LAST_MINOR[project] ? `${major}.${minor + 1}` : `${major + 1}.0`;
}

const LAST_MINOR = { qemu: 2, libvirt: 10 } as const;
