import {
  FeatureIndex,
  type LibvirtRelease,
  libvirtSpelling,
  linuxSpelling,
  qemuSpelling,
  qemuSpellings,
} from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { Feature, WordFile } from '@cpu-models/source';
import type { Address, FeatureEntry } from './types.js';

/** The feature names that a release knows. */
export interface NamesOfRelease {
  readonly release: string;
  readonly names: ReadonlySet<string | null>;
}

export function namesOfQemu({ release, words }: QemuRelease): NamesOfRelease {
  return { release, names: new Set(words.flatMap((word) => word.names)) };
}

export function namesOfLibvirt({ release, map }: LibvirtRelease): NamesOfRelease {
  return { release, names: new Set(map.x86.features.map(({ name }) => name)) };
}

/** Every feature, by word and bit. */
export function featureEntries(
  words: readonly WordFile[],
  releases: { readonly qemu: readonly NamesOfRelease[]; readonly libvirt: readonly NamesOfRelease[] },
): FeatureEntry[] {
  const index = new FeatureIndex(words);
  return index.entries.map((entry) => {
    const { word, feature } = entry;
    const spelling = qemuSpelling(entry) ?? null;
    const inLibvirt = releases.libvirt
      .filter(({ names }) => names.has(libvirtSpelling(feature)))
      .map(({ release }) => release);
    return {
      name: feature.name,
      word: word.word,
      address: addressOf(word, feature),
      qemu: spelling,
      libvirt: inLibvirt.length > 0 ? libvirtSpelling(feature) : null,
      linux: linuxSpelling(entry) ?? null,
      aliases: qemuSpellings(entry).filter((name) => name !== spelling),
      inQemu: releases.qemu
        .filter(({ names }) => spelling !== null && names.has(spelling))
        .map(({ release }) => release),
      inLibvirt,
    };
  });
}

function addressOf({ at }: WordFile, { bit }: Feature): Address {
  if ('msr' in at) return { kind: 'msr', index: at.msr, bit };
  return { kind: 'cpuid', leaf: at.leaf, subleaf: at.subleaf ?? null, register: at.register, bit };
}
