import type { LibvirtRelease } from '@cpu-models/catalog';
import type { Sets } from './sets.js';
import type { LibvirtEntry } from './types.js';

/** The names that libvirt's map of a release has, and what they mean there. */
export function libvirtEntry({ release, map }: LibvirtRelease, sets: Sets): LibvirtEntry {
  return {
    release,
    models: map.x86.models.map(({ name, vendor, features, added, removed }) => ({
      name,
      vendor,
      features: sets.put(features),
      added,
      removed,
    })),
  };
}
