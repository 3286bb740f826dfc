import { compareReleases, holds, type Span } from '../span.js';

/** When libvirt has something: a span of its releases, not yet in any supported one, or never. Absent: always. */
export type LibvirtPresence = 'not-yet' | 'never' | Span | undefined;

/** Older than every release that counts. */
export const ALWAYS = '0.0';

/** Whether this libvirt has it. */
export function isPresent(presence: LibvirtPresence, release: string): boolean {
  if (presence === undefined) return true;
  return typeof presence !== 'string' && holds(presence, release);
}

/** Since when libvirt has it; {@link ALWAYS} where the source says no more than that it is old. */
export function presentSince(presence: LibvirtPresence): string {
  return typeof presence === 'object' ? (presence.since ?? ALWAYS) : ALWAYS;
}

/** The later of two releases. */
export function later(a: string, b: string): string {
  return compareReleases(a, b) < 0 ? b : a;
}
