import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { LIBVIRT_ANSWERED_BY, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { UsageError } from '../io/fail.js';

/**
 * The QEMU release by name, or all, of which the one that comes nearest to a host's is taken.
 * @throws UsageError for a release that is not supported
 */
export function qemuReleases(named: string | undefined): readonly QemuRelease[] {
  const all = QEMU_RELEASES as readonly QemuRelease[];
  return named === undefined ? all : [find('QEMU', named, all)];
}

/** The newest libvirt release. */
export function newestLibvirt(): CpuMap {
  return (LIBVIRT_RELEASES as readonly CpuMap[]).at(-1) as CpuMap;
}

/** The libvirt release by name; none unless named. */
export function libvirtRelease(named: string | undefined): CpuMap | undefined {
  return named === undefined ? undefined : find('libvirt', answeredBy(named), LIBVIRT_RELEASES as readonly CpuMap[]);
}

/** The libvirt release whose map a release has: itself, or the last one before it that changed the map. */
export function answeredBy(release: string): string {
  return LIBVIRT_ANSWERED_BY[release] ?? release;
}

function find<T extends { readonly release: string }>(project: string, named: string, releases: readonly T[]): T {
  const found = releases.find(({ release }) => release === named);
  if (found === undefined)
    throw new UsageError(
      `${project} ${named} is not supported; supported are ${releases.map(({ release }) => release).join(', ')}`,
    );
  return found;
}
