import { libvirtSpelling } from '@cpu-models/catalog';
import type { Draft } from './draft.js';

/** The project's name of a feature that libvirt spells in its own way. */
export function projectName(draft: Draft, spelling: string): string {
  const features = draft.docs().words.flatMap((word) => word.features);
  return features.find((feature) => libvirtSpelling(feature) === spelling)?.name ?? spelling;
}
