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
