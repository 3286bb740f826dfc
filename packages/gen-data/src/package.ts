import type { LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { WordFile } from '@cpu-models/source';
import { Cpus } from './cpus.js';
import { featureEntries, namesOfLibvirt, namesOfQemu } from './features.js';
import { libvirtEntry } from './libvirt.js';
import { qemuEntry } from './qemu.js';
import { Sets } from './sets.js';
import type { DataPackage } from './types.js';

/** What the package is made of. Releases are taken one after the other, so that they need not all be kept. */
export interface DataSources {
  readonly words: readonly WordFile[];
  readonly qemu: Iterable<QemuRelease>;
  readonly libvirt: Iterable<LibvirtRelease>;
}

/** Derives the package. Same sources, same value. */
export function dataPackage(sources: DataSources): DataPackage {
  const sets = new Sets();
  const cpus = new Cpus(sets);
  const qemu = Array.from(sources.qemu, (release) => ({
    entry: qemuEntry(release, sets, cpus),
    names: namesOfQemu(release),
  }));
  const libvirt = Array.from(sources.libvirt, (release) => ({
    entry: libvirtEntry(release, sets),
    names: namesOfLibvirt(release),
  }));
  const releases = { qemu: qemu.map(({ names }) => names), libvirt: libvirt.map(({ names }) => names) };
  return {
    features: featureEntries(sources.words, releases),
    sets: sets.all(),
    cpus: cpus.all(),
    qemu: qemu.map(({ entry }) => entry),
    libvirt: libvirt.map(({ entry }) => entry),
  };
}
