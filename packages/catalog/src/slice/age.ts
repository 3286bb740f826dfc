import { compareReleases } from '@cpu-models/runtime';
import { holds } from '@cpu-models/source';

/** Since which release libvirt has a name. That is a fact about the name, which rules of libvirt's go by. */
export type Age = string;

/** Older than every release that counts. */
export const ALWAYS: Age = '0.0';

/** The younger of two ages: the later release. */
export function later(a: Age, b: Age): Age {
  return compareReleases(a, b) < 0 ? b : a;
}

/** Whether a name of this age is among those that a rule is about. */
export function isOfAge(ages: { readonly since?: string; readonly until?: string } | undefined, age: Age): boolean {
  return holds(ages ?? {}, age);
}

/** The age of something that libvirt has; {@link ALWAYS} where the source says no more than that it is old. */
export function ageOf(presence: unknown): Age {
  return typeof presence === 'object' && presence !== null && 'since' in presence ? (presence.since as Age) : ALWAYS;
}

/** A release of either project with the day on which it came out, if it is known. */
interface Dated {
  readonly release: string;
  readonly released?: string;
}

/** After every day: of what is not out yet. */
const NOT_YET = '9999';

/**
 * The day of a release, so that releases of the two projects can be compared: that of its entry, or of the one whose map it
 * has. Empty for one older than all entries, or if no entry has a day; what is newer than every day is not out yet.
 */
export function dayOf(entries: readonly Dated[], release: string): string {
  const at = entries.findLastIndex((entry) => compareReleases(entry.release, release) <= 0);
  const entry = entries[at];
  if (entry === undefined) return '';
  const isNewer = at === entries.length - 1 && release !== entry.release && !release.startsWith(`${entry.release}.`);
  const day = isNewer ? undefined : entries.slice(at).find(({ released }) => released !== undefined)?.released;
  return day ?? (entries.some(({ released }) => released !== undefined) ? NOT_YET : '');
}
