import { compareReleases } from '@cpu-models/runtime';
import { type LibvirtReleaseEntry, type ReleaseFile, releasesBetween } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { isSameMap } from './other-releases.js';

const PATH = 'releases.yaml';

/** Gives the release an entry of its own; whether it needs one is known when all is merged ({@link mergeSame}). */
export function mergeRelease(draft: Draft): void {
  const file = draft.file<ReleaseFile>(PATH);
  const { release } = draft.axis;
  const known = file.libvirt.find((entry) => entry.release === release);
  if (known !== undefined) {
    if (known.dated === undefined) return;
    delete known.dated;
    draft.notes.push(`${PATH}: the tree of libvirt ${release} is read, so it is no longer dated by notes`);
    return;
  }
  const older = file.libvirt.findLastIndex((entry) => compareReleases(entry.release, release) < 0);
  const before = file.libvirt[older];
  file.libvirt.splice(Math.max(older, 0), before === undefined ? 0 : 1, ...split(before, release));
  tellAllBetween(file);
  draft.notes.push(`${PATH}: libvirt ${release} is new`);
}

/**
 * A release that is new to the source, and whose map is that of the one before it, needs no entry: it stands in the list
 * of releases whose trees have that map.
 *
 * One before it that is dated by notes, or not out yet, may still change, so it answers for no other.
 */
export function mergeSame(draft: Draft): void {
  const { release } = draft.axis;
  const entries = structuredClone(draft.before<ReleaseFile>(PATH)?.libvirt ?? []);
  const before = entries.findLast((entry) => compareReleases(entry.release, release) <= 0);
  if (before === undefined || before.release === release || before.dated !== undefined || before.next) return;
  if (draft.changed().some(({ path }) => path !== PATH) || !isSameMap(draft, before.release, release)) return;
  const { same = [], unread = [] } = before;
  const others = unread.filter((other) => other !== release);
  listed(before, [...new Set([...same, release])].sort(compareReleases), others);
  const file = draft.file<ReleaseFile>(PATH);
  file.libvirt = entries;
  tellAllBetween(file);
  draft.notes.splice(0, draft.notes.length, `${PATH}: libvirt ${release} has the map of ${before.release}`);
}

/** An entry where another release comes in between: those behind it that have the entry's map begin one of their own. */
function split(before: LibvirtReleaseEntry | undefined, release: string): LibvirtReleaseEntry[] {
  if (before === undefined) return [{ release }];
  const { same = [], unread = [] } = before;
  const [older, newer] = [isOlder(release), isNewer(release)];
  const again = same.find(newer);
  const ahead = listed({ ...before }, same.filter(older), unread.filter(older));
  if (again === undefined) return [ahead, listed({ release }, [], unread.filter(newer))];
  const between = unread.filter((other) => newer(other) && isOlder(again)(other));
  return [
    ahead,
    listed({ release }, [], between),
    listed({ release: again }, same.filter(isNewer(again)), unread.filter(isNewer(again))),
  ];
}

/** Releases in between of which nobody has read a tree stand with the one before them, up to the newest that is known. */
function tellAllBetween({ libvirt, numbering }: ReleaseFile): void {
  for (const [at, entry] of libvirt.entries()) {
    const { release, same = [], unread = [] } = entry;
    const next = libvirt[at + 1]?.release ?? same.at(-1) ?? release;
    const between = releasesBetween(release, next, numbering?.libvirt).filter((other) => !same.includes(other));
    listed(entry, same, [...new Set([...unread, ...between])].sort(compareReleases));
  }
}

const isOlder = (release: string) => (other: string) => compareReleases(other, release) < 0;
const isNewer = (release: string) => (other: string) => compareReleases(other, release) > 0;

/** The entry with these lists; an empty list is left out. */
function listed(entry: LibvirtReleaseEntry, same: readonly string[], unread: readonly string[]): LibvirtReleaseEntry {
  for (const [list, numbers] of [
    ['same', same],
    ['unread', unread],
  ] as const) {
    const [first, ...rest] = numbers;
    if (first === undefined) delete entry[list];
    else entry[list] = [first, ...rest];
  }
  return entry;
}
