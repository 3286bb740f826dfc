import { FeatureIndex, type LibvirtRelease, libvirtSpelling, qemuSpelling, qemuSpellings } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import type { Feature, WordFile } from '@cpu-models/source';
import type { Address, FeatureEntry } from './types.js';

/** Every feature, by word and bit. */
export function featureEntries(
  words: readonly WordFile[],
  qemu: readonly QemuRelease[],
  libvirt: readonly LibvirtRelease[],
): FeatureEntry[] {
  const index = new FeatureIndex(words);
  const qemuNames = qemu.map(({ release, words: list }) => ({
    release,
    names: new Set(list.flatMap((word) => word.names)),
  }));
  return index.entries.map(({ word, feature }) => {
    const spelling = qemuSpelling(feature) ?? null;
    const inLibvirt = libvirt.filter(({ release }) => index.libvirtName(feature.name, release) !== undefined);
    return {
      name: feature.name,
      word: word.word,
      address: addressOf(word, feature),
      qemu: word.qemu === 'never' ? null : spelling,
      libvirt: inLibvirt.length > 0 ? libvirtSpelling(feature) : null,
      linux: linuxSpelling(word, feature),
      aliases: qemuSpellings(feature).filter((name) => name !== spelling),
      inQemu: qemuNames.filter(({ names }) => spelling !== null && names.has(spelling)).map(({ release }) => release),
      inLibvirt: inLibvirt.map(({ release }) => release),
    };
  });
}

function addressOf({ at }: WordFile, { bit }: Feature): Address {
  if ('msr' in at) return { kind: 'msr', index: at.msr, bit };
  return { kind: 'cpuid', leaf: at.leaf, subleaf: at.subleaf ?? null, register: at.register, bit };
}

function linuxSpelling(word: WordFile, feature: Feature): string | null {
  const spelling = feature.linux ?? (word.linux === 'none' ? 'none' : feature.name);
  return spelling === 'none' ? null : spelling;
}
