import type { FeatureSection, LibvirtRelease } from '@cpu-models/catalog';
import type { MapFeature } from '@cpu-models/runtime';
import { bitMask, hex } from './hex.js';
import { type GeneratedFile, mapFile } from './output.js';
import { render } from './templates.js';

/** How many digits addresses have: the generated form pads to eight, the hand-made one was brief. */
interface Digits {
  readonly leaf: number;
  readonly msr: number;
}

/** x86_features.xml */
export function x86Features({ x86, layout }: LibvirtRelease): GeneratedFile {
  const digits = layout.generatedFeatures ? { leaf: 8, msr: 8 } : { leaf: 2, msr: 0 };
  const view = {
    header: layout.featuresHeader,
    spaced: layout.generatedFeatures,
    sections: x86.sections.map((section) => sectionView(section, digits)),
  };
  return mapFile('x86_features', render('x86-features', view), 'x86/words/*.yaml, x86/libvirt/layout.yaml');
}

function sectionView({ word, heading, features, spellings }: FeatureSection, digits: Digits) {
  const hasEcxIn = !('msr' in word.at) && word.at.subleaf !== undefined;
  return {
    hasHeading: heading !== null,
    heading: heading ?? '',
    features: features.map((feature) => ({
      ...featureView(feature),
      ...addressView(feature, digits),
      hasEcxIn,
      spellings: spellings.get(feature.name)?.join(', ') ?? '',
    })),
  };
}

function featureView({ name, migratable, aliases }: MapFeature) {
  return { name, migratable, aliases };
}

function addressView({ address }: MapFeature, digits: Digits) {
  const none = { index: '', eax: '', edx: '', eaxIn: '', ecxIn: '', register: '', mask: '' };
  if (address.kind === 'cpuid') {
    const { eax, ecx, register, bit } = address;
    return {
      ...none,
      isMsr: false,
      eaxIn: hex(eax, digits.leaf),
      ecxIn: hex(ecx, digits.leaf),
      register,
      mask: bitMask(bit),
    };
  }
  const low = address.bit < 32;
  const mask = bitMask(address.bit % 32);
  const zero = hex(0, 8);
  return {
    ...none,
    isMsr: true,
    index: hex(address.index, digits.msr),
    eax: low ? mask : zero,
    edx: low ? zero : mask,
  };
}
