import { libvirtSpelling } from '@cpu-models/catalog';
import type { WordFile } from '@cpu-models/source';
import type { Draft } from './draft.js';

/** The project's name of a feature that libvirt spells in its own way. */
export function projectName(draft: Draft, spelling: string): string {
  const features = draft.folder<WordFile>('x86/words/').flatMap(([, { features }]) => features);
  return features.find((feature) => libvirtSpelling(feature) === spelling)?.name ?? spelling;
}
