import type { ModelFile } from '@cpu-models/source';
import { holds } from '../span.js';

/**
 * The QEMU release whose definition of a model libvirt's names follow: the newest supported one that has the model.
 * For a model that no supported release has any more, a name for the moment before it went.
 */
export function definingRelease(model: ModelFile, releases: readonly string[]): string {
  const newest = releases.findLast((release) => holds(model, release));
  if (newest !== undefined) return newest;
  if (model.until !== undefined) return justBefore(model.until);
  return model.since ?? (releases.at(-1) as string);
}

/** Sorts between the last release of the series before and `release`: `7.1` -> `7.0.999`. */
function justBefore(release: string): string {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return minor > 0 ? `${major}.${minor - 1}.999` : `${major - 1}.999.999`;
}
