import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { namesOf, type QemuRelease } from '@cpu-models/runtime/qemu';
import { allVersions } from './names.js';

/** A number per release. */
export interface Series {
  readonly title: string;
  readonly about: string;
  readonly points: readonly { readonly release: string; readonly value: number }[];
}

export function qemuSeries(releases: readonly QemuRelease[]): Series[] {
  const count = (title: string, about: string, of: (release: QemuRelease) => number): Series => ({
    title,
    about,
    points: releases.map((release) => ({ release: release.release, value: of(release) })),
  });
  return [
    count('models', 'entries of QEMU’s table', ({ models }) => models.length),
    count('versions', 'of all models', (release) => allVersions(release).length),
    count('names', 'what query-cpu-definitions lists', (release) => namesOf(release).models.length),
    count(
      'named features',
      'bits that have a property',
      ({ words }) => new Set(words.flatMap(({ names }) => names.filter(Boolean))).size,
    ),
    count('machine types', 'of x86', ({ machines }) => machines.length),
  ];
}

export function libvirtSeries(maps: readonly CpuMap[]): Series[] {
  const count = (title: string, about: string, of: (map: CpuMap) => number): Series => ({
    title,
    about,
    points: maps.map((map) => ({ release: map.release, value: of(map) })),
  });
  return [
    count('names', 'models of the x86 map', ({ x86 }) => x86.models.length),
    count('features', 'of the x86 map', ({ x86 }) => x86.features.length),
  ];
}
