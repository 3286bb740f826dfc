import type { LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { WordFile } from '@cpu-models/source';
import { featureEntries } from './features.js';
import { libvirtEntry } from './libvirt.js';
import { qemuEntry } from './qemu.js';
import type { FeatureEntry, LibvirtEntry, QemuEntry } from './types.js';

/** What the package is made of. */
export interface DataSources {
  readonly words: readonly WordFile[];
  readonly qemu: readonly QemuRelease[];
  readonly libvirt: readonly LibvirtRelease[];
  /** SHA-1 of a text in hexadecimal, for the keys of sets. */
  readonly sha1: (text: string) => string;
}

/** Everything that the package says, as one value; other emitters of plain data can start from it too. */
export interface DataPackage {
  readonly features: readonly FeatureEntry[];
  readonly qemu: readonly QemuEntry[];
  readonly libvirt: readonly LibvirtEntry[];
}

/** Derives the package. Same sources, same value. */
export function dataPackage({ words, qemu, libvirt, sha1 }: DataSources): DataPackage {
  return {
    features: featureEntries(words, qemu, libvirt),
    qemu: qemu.map((release) => qemuEntry(release, sha1)),
    libvirt: libvirt.map(libvirtEntry),
  };
}
