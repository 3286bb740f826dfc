import { type Feature, type Located, memo, type WordFile } from '@cpu-models/source';
import { type Age, ageOf } from './age.js';
import { isPresent, type LibvirtPresence, timeless } from './timeless.js';
import { libvirtFacts, libvirtPresence, libvirtSpelling, qemuSpelling, qemuSpellings } from './vocabulary.js';

/** Whether a libvirt has something: not yet, or never, if it does not. */
export type Standing = 'known' | 'not-yet' | 'never';

export function standingOf(presence: LibvirtPresence, release: string): Standing {
  if (isPresent(presence, release)) return 'known';
  return presence === 'never' ? 'never' : 'not-yet';
}

/** A word with what one libvirt release knows of its features. */
export interface LibvirtWord {
  readonly name: string;
  readonly at: WordFile['at'];
  readonly features: readonly LibvirtFeature[];
}

export interface LibvirtFeature {
  /** By the project's name. */
  readonly name: string;
  readonly word: string;
  readonly bit: number;
  readonly standing: Standing;
  readonly age: Age;
  /** libvirt's spelling. */
  readonly spelling: string;
  /** QEMU's spelling; undefined where it is not a property there. */
  readonly qemu: string | undefined;
  /** Every spelling that QEMU takes or took. */
  readonly qemuSpellings: readonly string[];
  /** Linux spellings that libvirt lists as aliases. */
  readonly linux: readonly string[];
  readonly migratable: boolean;
}

const shared = memo((_era: object) => new Map<string, LibvirtWord>());

/** What a libvirt release makes of a word, QEMU's or its own. */
export function libvirtWord({ document, value }: Located<WordFile>, release: string): LibvirtWord {
  // A span of QEMU's on the word itself says nothing about libvirt: the features are looked at by themselves.
  const known = shared(timeless(value.features, 'libvirt', release));
  const id = `${document.file} ${standingOf(value.libvirt, release)}`;
  const made = known.get(id) ?? {
    name: value.word,
    at: value.at,
    features: value.features.map((feature) => featureIn(value, feature, release)),
  };
  known.set(id, made);
  return made;
}

const features = memo((_word: WordFile) => new WeakMap<Feature, Map<Standing, LibvirtFeature>>());

/** A feature is the same value in all releases in which it stands alike: nothing else of it changes. */
function featureIn(word: WordFile, feature: Feature, release: string): LibvirtFeature {
  const standing = standingOf(libvirtPresence({ word, feature }), release);
  const known = features(word).get(feature) ?? new Map<Standing, LibvirtFeature>();
  features(word).set(feature, known);
  const made = known.get(standing) ?? toFeature(word, feature, standing);
  known.set(standing, made);
  return made;
}

function toFeature(word: WordFile, feature: Feature, standing: Standing): LibvirtFeature {
  const { aliases = [], migratable } = libvirtFacts(feature);
  const presence = libvirtPresence({ word, feature });
  return {
    name: feature.name,
    word: word.word,
    bit: feature.bit,
    standing,
    age: ageOf(presence),
    spelling: libvirtSpelling(feature),
    qemu: qemuSpelling({ word, feature }),
    qemuSpellings: qemuSpellings({ word, feature }),
    linux: aliases,
    migratable: migratable !== false,
  };
}
