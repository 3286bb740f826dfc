import { type CpuMap, nearestRelease, type QemuRelease } from '@cpu-models/runtime';
import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { UsageError } from '../io/fail.js';

/**
 * The QEMU release by name, or the one that comes nearest to a version.
 * @throws UsageError for a release that is not supported
 */
export function qemuRelease(named: string | undefined, version: string): QemuRelease {
  return named === undefined
    ? nearestRelease(QEMU_RELEASES, version)
    : find('QEMU', named, QEMU_RELEASES as readonly QemuRelease[]);
}

/** The libvirt release by name; none unless named. */
export function libvirtRelease(named: string | undefined): CpuMap | undefined {
  return named === undefined ? undefined : find('libvirt', named, LIBVIRT_RELEASES as readonly CpuMap[]);
}

function find<T extends { readonly release: string }>(project: string, named: string, releases: readonly T[]): T {
  const found = releases.find(({ release }) => release === named);
  if (found === undefined)
    throw new UsageError(
      `${project} ${named} is not supported; supported are ${releases.map(({ release }) => release).join(', ')}`,
    );
  return found;
}
