import { compareReleases } from '@cpu-models/runtime';
import type { ReleaseFile } from './generated/release.js';

/** libvirt releases without a map of their own, oldest first, each with the one whose map it has. */
export function answeredBy({ libvirt }: ReleaseFile): Readonly<Record<string, string>> {
  const pairs = libvirt.flatMap(({ release, same = [], unread = [] }) =>
    [...same, ...unread].map((number): [string, string] => [number, release]),
  );
  return Object.fromEntries(pairs.sort(([a], [b]) => compareReleases(a, b)));
}
