import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { memo, type Source } from '@cpu-models/source';
import type { Project } from './ledger/ledgers.js';

/** Names of a project's releases, oldest first. */
export function axisOf(source: Source, project: Project): string[] {
  return source.one('release').value[project].map(({ release }) => release);
}

const known = memo((_source: Source) => new Map<string, QemuRelease>());

/** Those that are out. */
export function releasedOf(source: Source, project: Project): string[] {
  const entries: readonly { release: string; next?: true }[] = source.one('release').value[project];
  return entries.filter(({ next }) => next !== true).map(({ release }) => release);
}

/** A QEMU release as its facts stand; the same value each time. */
export function qemuOf(source: Source, release: string): QemuRelease {
  const made = known(source).get(release) ?? qemuRelease(source, release);
  known(source).set(release, made);
  return made;
}

/** A libvirt release's map as its facts stand. */
export function mapOf(source: Source, release: string): CpuMap {
  return libvirtRelease(source, release).map;
}
