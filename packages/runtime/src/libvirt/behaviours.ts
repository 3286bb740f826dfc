import { FIRST_READ_IN, type LibvirtBehaviour } from '../generated/libvirt-code.js';
import { InvalidMapError } from './errors.js';

export type { LibvirtBehaviour };

/**
 * Which rules a libvirt release follows, where releases differ.
 *
 * @param release `major.minor`, optionally with a micro number: `11.3`, `9.0.0`
 * @throws InvalidMapError if `release` is not of that form
 */
export function behavioursOf(release: string): ReadonlySet<LibvirtBehaviour> {
  const match = /^(\d+)\.(\d+)(\.\d+)?$/.exec(release);
  if (!match) throw new InvalidMapError(`release '${release}'`, 'not a release; expected major.minor such as 11.3');
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const ids = Object.keys(FIRST_READ_IN) as LibvirtBehaviour[];
  return new Set(ids.filter((id) => isSince(FIRST_READ_IN[id], major, minor)));
}

function isSince([sinceMajor, sinceMinor]: readonly [number, number], major: number, minor: number): boolean {
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}
