import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import type { Project } from './ledger/ledgers.js';

/** Names of a project's releases, oldest first. */
export function axisOf(source: Source, project: Project): string[] {
  return source.one('release').value[project].map(({ release }) => release);
}

/** Those that are out, and whose tree was read. */
export function releasedOf(source: Source, project: Project): string[] {
  return entriesOf(source, project)
    .filter(({ next, dated }) => next !== true && dated === undefined)
    .map(({ release }) => release);
}

/** Those that are known by notes alone, so that a tree may correct what is said of them. */
export function datedOf(source: Source, project: Project): string[] {
  return entriesOf(source, project)
    .filter(({ dated }) => dated !== undefined)
    .map(({ release }) => release);
}

function entriesOf(source: Source, project: Project): readonly { release: string; next?: true; dated?: string }[] {
  return source.one('release').value[project];
}

/** A QEMU release as its facts stand; the same value each time. */
export const qemuOf: (source: Source, release: string) => QemuRelease = qemuRelease;

/** A libvirt release's map as its facts stand. */
export function mapOf(source: Source, release: string): CpuMap {
  return libvirtRelease(source, release).map;
}
