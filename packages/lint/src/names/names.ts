import {
  type CpuMap,
  compareReleases,
  type FeatureSpelling,
  namesOf,
  type QemuRelease,
  type Vocabulary,
} from '@cpu-models/runtime';
import { plain } from './plain.js';
import { COMPILERS, LINUX_ONLY, PLAIN_WORDS } from './words.js';

/** Where a name is known. Releases stand oldest first. */
export interface Known {
  readonly name: string;
  readonly plain: string;
  readonly qemu: string[];
  readonly libvirt: string[];
}

/** A name of a feature, or of another property of a CPU. */
export interface KnownWord extends Known {
  linux: boolean;
  /** Null for properties that are no feature bit. */
  feature: FeatureSpelling | null;
  /** Says by itself that features are meant. */
  telling: boolean;
}

export interface KnownModel extends Known {
  readonly telling: boolean;
}

/** Every name there is, from the releases that are known. Made once for any number of files. */
export interface Names {
  readonly releases: readonly QemuRelease[];
  readonly maps: readonly CpuMap[];
  readonly words: ReadonlyMap<string, KnownWord>;
  readonly wordsByPlain: ReadonlyMap<string, readonly KnownWord[]>;
  readonly models: ReadonlyMap<string, KnownModel>;
  readonly modelsByPlain: ReadonlyMap<string, KnownModel>;
  /** First parts of model names in plain form, longest first, and the parts after them: noTSX, Server, Rome. */
  readonly families: readonly string[];
  /** The first two letters of each family, and `?` with the second and third. */
  readonly familyHeads: ReadonlySet<string>;
  readonly modelParts: ReadonlySet<string>;
  readonly vendors: ReadonlySet<string>;
  /** Models of other architectures. */
  readonly foreign: ReadonlySet<string>;
  /** Names that other programs have for features, in plain form. */
  readonly elsewhere: ReadonlySet<string>;
}

/** What names are taken from: the data of the runtime. */
export interface NameSources {
  readonly features: readonly FeatureSpelling[];
  readonly qemu: readonly QemuRelease[];
  readonly libvirt: readonly CpuMap[];
}

export function makeNames({ features, qemu, libvirt }: NameSources): Names {
  const releases = [...qemu].sort((a, b) => compareReleases(a.release, b.release));
  const maps = [...libvirt].sort((a, b) => compareReleases(a.release, b.release));
  const words = collectWords(features, releases, maps);
  const models = collectModels(releases, maps);
  const parts = [...models.keys()].map((name) => name.split(/[-_]/));
  const families = [...new Set(parts.map(([first]) => plain(first as string)))]
    .filter((family) => family.length > 3)
    .sort((a, b) => b.length - a.length);
  return {
    releases,
    maps,
    words,
    wordsByPlain: groupByPlain(words.values()),
    models,
    modelsByPlain: new Map([...models.values()].reverse().map((model) => [model.plain, model])),
    families,
    familyHeads: new Set(families.flatMap((family) => [family.slice(0, 2), `?${family.slice(1, 3)}`])),
    modelParts: new Set(parts.flatMap(([, ...rest]) => rest)),
    vendors: new Set(maps.flatMap(({ x86 }) => x86.vendors.map(({ name }) => name))),
    foreign: new Set(maps.flatMap(({ arm, ppc64 }) => [...arm.models, ...ppc64.models].map(({ name }) => plain(name)))),
    elsewhere: new Set(COMPILERS.map(plain)),
  };
}

function collectWords(
  features: readonly FeatureSpelling[],
  releases: readonly QemuRelease[],
  maps: readonly CpuMap[],
): Map<string, KnownWord> {
  const words = new Map<string, KnownWord>();
  const word = (name: string): KnownWord => {
    const known = words.get(name) ?? { ...nowhere(name), linux: false, feature: null, telling: false };
    words.set(name, known);
    return known;
  };
  for (const feature of features) {
    for (const name of spellingsOf(feature)) word(name).feature ??= feature;
    if (feature.linux !== null) word(feature.linux).linux = true;
  }
  for (const release of releases) {
    for (const name of propertiesOf(release)) word(name).qemu.push(release.release);
  }
  for (const { release, x86 } of maps) for (const { name } of x86.features) word(name).libvirt.push(release);
  for (const name of LINUX_ONLY) word(name).linux = true;
  for (const known of words.values()) known.telling = isTelling(known);
  return words;
}

/** Names of a release's bits and other properties, with their other spellings. */
function propertiesOf({ words, properties, aliases }: QemuRelease): Set<string> {
  const bits = words.flatMap(({ names }) => names.filter((name) => name !== null));
  return new Set([...bits, ...properties.map(({ name }) => name), ...Object.keys(aliases)]);
}

function isTelling({ name, feature, linux }: KnownWord): boolean {
  if (feature === null && !linux) return /^(hv|kvm)-/.test(name);
  return name.length > 3 && !PLAIN_WORDS.has(name) && !(feature === null && /^[a-z]+$/.test(name));
}

function collectModels(releases: readonly QemuRelease[], maps: readonly CpuMap[]): Map<string, KnownModel> {
  const models = new Map<string, KnownModel>();
  const model = (name: string): KnownModel => {
    const known = models.get(name) ?? { ...nowhere(name), telling: /[A-Z]|^(qemu|kvm)\d/.test(name) };
    models.set(name, known);
    return known;
  };
  for (const release of releases) for (const name of namesOf(release).models) model(name).qemu.push(release.release);
  for (const { release, x86 } of maps) for (const { name } of x86.models) model(name).libvirt.push(release);
  return models;
}

function nowhere(name: string): Known {
  return { name, plain: plain(name), qemu: [], libvirt: [] };
}

function groupByPlain(words: Iterable<KnownWord>): Map<string, KnownWord[]> {
  const groups = new Map<string, KnownWord[]>();
  for (const word of words) {
    const group = groups.get(word.plain);
    if (group === undefined) groups.set(word.plain, [word]);
    else group.push(word);
  }
  return groups;
}

/** All spellings of a feature. */
export function spellingsOf({ qemu, libvirt, linux, aliases = [] }: FeatureSpelling): string[] {
  return [...new Set([qemu, libvirt, linux, ...aliases])].filter((name) => name !== null);
}

/** Whether a project has a name of its own or accepts it. */
export function isNameOf(word: KnownWord, whose: Vocabulary): boolean {
  if (whose === 'linux') return word.linux;
  if (word[whose].length > 0) return true;
  const { feature, name } = word;
  return (
    feature !== null && (feature[whose] === name || (whose === 'qemu' && feature.aliases?.includes(name) === true))
  );
}

/** What a project calls the feature that a word names; null where it has no name for it. */
export function nameIn(word: KnownWord, whose: Vocabulary): string | null {
  if (isNameOf(word, whose)) return word.name;
  return word.feature?.[whose] ?? null;
}
