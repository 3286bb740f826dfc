import { compareReleases } from '@cpu-models/runtime';
import { type ReleaseFile, releasesBetween, type SourceDocument } from '@cpu-models/source';
import { at, defineRule, type Fault } from '../rule.js';

export const releaseAxis = defineRule({
  id: 'release-axis',
  what: 'The supported releases stand once each, oldest first, each released after the one before it, and are as of a micro release of their own; those of libvirt without an entry stand, all of them, with the one before them.',
  *find(source) {
    for (const { document, value } of source.all('release')) {
      for (const list of ['qemu', 'libvirt'] as const) {
        const entries: readonly Dated[] = value[list];
        yield* outOfTurn(document, list, entries);
        for (const [i, { release }] of entries.entries()) {
          const previous = entries[i - 1]?.release;
          const order = previous === undefined ? 1 : compareReleases(release, previous);
          if (order > 0) continue;
          const message =
            order === 0
              ? `the release ${release} stands twice`
              : `${release} stands behind ${previous}, which is newer`;
          yield at(document, [list, i, 'release'], { message, expected: 'each release once, oldest first' });
        }
      }
      for (const [i, { release, 'as-of': asOf }] of value.qemu.entries()) {
        if (asOf !== undefined && !asOf.startsWith(`${release}.`))
          yield at(document, ['qemu', i, 'as-of'], {
            message: `${asOf} is no micro release of ${release}`,
            expected: `a form like ${release}.2`,
          });
      }
      yield* withoutEntry(document, value.libvirt);
      yield* leftOut(document, value);
    }
  },
});

interface Dated {
  readonly release: string;
  readonly released?: string | undefined;
}

/** Days that do not come after the one that an older release has; ISO dates sort as texts do. */
function* outOfTurn(document: SourceDocument, list: string, entries: readonly Dated[]): Generator<Fault> {
  let last: Dated | undefined;
  for (const [i, entry] of entries.entries()) {
    if (entry.released === undefined) continue;
    if (last?.released !== undefined && entry.released <= last.released)
      yield at(document, [list, i, 'released'], {
        message: `${entry.release} was released on ${entry.released}, and ${last.release} on ${last.released}`,
        expected: 'a day after those of older releases',
      });
    last = entry;
  }
}

/** Releases that another one's map answers lie between that one and the next. */
function* withoutEntry(document: SourceDocument, entries: ReleaseFile['libvirt']): Generator<Fault> {
  const seen = new Set<string>();
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1]?.release;
    for (const list of ['same', 'unread'] as const) {
      for (const [j, release] of (entry[list] ?? []).entries()) {
        const between =
          compareReleases(release, entry.release) > 0 && (next === undefined || compareReleases(release, next) < 0);
        const expected = `each release once, between ${entry.release} and ${next ?? 'what is to come'}`;
        if (!between || seen.has(release))
          yield at(document, ['libvirt', i, list, j], {
            message: seen.has(release) ? `the release ${release} stands twice` : `${release} lies elsewhere`,
            expected,
          });
        seen.add(release);
      }
    }
  }
}

/** Releases of libvirt between two entries, by its numbering, that stand with none. */
function* leftOut(document: SourceDocument, { libvirt, numbering }: ReleaseFile): Generator<Fault> {
  for (const [i, { release, same = [], unread = [] }] of libvirt.entries()) {
    const next = libvirt[i + 1]?.release ?? release;
    const told = new Set([...same, ...unread]);
    const missing = releasesBetween(release, next, numbering?.libvirt).filter((one) => !told.has(one));
    if (missing.length > 0)
      yield at(document, ['libvirt', i, 'release'], {
        message: `${missing.join(', ')} came between ${release} and ${next}, and nothing says what answers for ${missing.length > 1 ? 'them' : 'it'}`,
        expected: 'each release under same or unread of the one before it, or with an entry of its own',
      });
  }
}
