import { libvirtPresence, libvirtSpelling } from '@cpu-models/catalog';
import type { FeatureBitAddress, MapFeature } from '@cpu-models/runtime';
import type { Feature, LibvirtFeature, LibvirtRulesFile, WordFile } from '@cpu-models/source';
import { holds } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { addressText } from './map-facts.js';
import { type Presence, presenceWith, sinceWith } from './presence.js';
import type { LibvirtTree } from './tree.js';

/** Brings the feature words up to date with a tree: which bits libvirt knows, and how it spells them. */
export function mergeFeatures(draft: Draft, tree: LibvirtTree): void {
  placeHalves(draft, tree);
  const derived = new Set<Feature>();
  for (const feature of tree.map.x86.features) derived.add(mergeFeature(draft, tree, feature));
  for (const [, word] of draft.folder<WordFile>('x86/words/')) {
    for (const feature of word.features) if (!derived.has(feature)) setPresence(draft, word, feature, false);
  }
}

/** Some MSRs' bits moved to the upper half in one release: see upper-half-msrs of the rules. */
function placeHalves(draft: Draft, tree: LibvirtTree): void {
  const rule = draft.file<LibvirtRulesFile>('x86/libvirt/rules.yaml')['upper-half-msrs'];
  const indexes = draft
    .folder<WordFile>('x86/words/')
    .flatMap(([, { word, at }]) => (rule.words.includes(word) && 'msr' in at ? [at.msr] : []));
  const bits = tree.map.x86.features.flatMap(({ address }) =>
    address.kind === 'msr' && indexes.includes(address.index) ? [address.bit] : [],
  );
  if (bits.length === 0) return;
  const since = sinceWith(
    rule.since,
    draft.axis,
    bits.every((bit) => bit >= 32),
  );
  if (since === undefined || since === rule.since) return;
  rule.since = since;
  draft.notes.push(`x86/libvirt/rules.yaml: upper-half-msrs hold since ${since}`);
}

function mergeFeature(draft: Draft, tree: LibvirtTree, upstream: MapFeature): Feature {
  const { word, feature } = placeOf(draft, tree, upstream);
  // First since when libvirt has it: what is said of how it has it would hide that it had it not.
  setPresence(draft, word, feature, true);
  if (libvirtSpelling(feature) !== upstream.name) setFact(feature, { name: upstream.name });
  if (!upstream.migratable && factsOf(feature).migratable === undefined) setFact(feature, { migratable: false });
  const linux = upstream.aliases.filter(({ source }) => source === 'linux').map(({ name }) => name);
  const missing = linux.filter((name) => !factsOf(feature).aliases?.includes(name));
  if (missing.length > 0) setFact(feature, { aliases: [...(factsOf(feature).aliases ?? []), ...missing] });
  return feature;
}

type Facts = Exclude<LibvirtFeature, string>;

function factsOf(feature: Feature): Facts {
  return typeof feature.libvirt === 'object' ? feature.libvirt : {};
}

function setFact(feature: Feature, facts: Facts): void {
  feature.libvirt = { ...factsOf(feature), ...facts };
}

function setPresence(draft: Draft, word: WordFile, feature: Feature, present: boolean): void {
  const before = libvirtPresence({ word, feature }) as Presence;
  const after = presenceWith(before, draft.axis, present);
  if (after === before) return;
  const { since: _since, until: _until, ...facts } = factsOf(feature);
  const value = typeof after === 'string' ? after : { ...facts, ...after };
  if (typeof value === 'object' && Object.keys(value).length === 0) delete feature.libvirt;
  else feature.libvirt = value;
  draft.notes.push(
    `x86/words/${word.word}.yaml: libvirt ${draft.axis.release} ${present ? 'has' : 'lacks'} ${feature.name}`,
  );
}

/** The bit that a feature of libvirt's stands for; bits and words that nobody described yet are made. */
function placeOf(draft: Draft, tree: LibvirtTree, upstream: MapFeature): { word: WordFile; feature: Feature } {
  const word = wordOf(draft, tree, upstream);
  const bit = bitOf(draft, word, upstream.address);
  const known = word.features.filter((feature) => feature.bit === bit);
  const feature = known.find((candidate) => libvirtSpelling(candidate) === upstream.name) ?? known.at(-1);
  if (feature !== undefined) return { word, feature };
  const linux = word.linux === 'none' ? {} : { linux: 'none' };
  const qemu = word.qemu === 'never' ? {} : { qemu: 'unnamed' };
  const made: Feature = { bit, name: upstream.name, ...qemu, libvirt: 'not-yet', ...linux };
  word.features.push(made);
  word.features.sort((a, b) => a.bit - b.bit);
  draft.notes.push(`x86/words/${word.word}.yaml: new bit ${bit}, ${upstream.name}, which QEMU does not name`);
  return { word, feature: made };
}

function bitOf(draft: Draft, word: WordFile, address: FeatureBitAddress): number {
  const rule = draft.file<LibvirtRulesFile>('x86/libvirt/rules.yaml')['upper-half-msrs'];
  const upper =
    address.kind === 'msr' && rule.words.includes(word.word) && holds({ since: rule.since }, draft.axis.release);
  return upper && address.bit >= 32 ? address.bit - 32 : address.bit;
}

function wordOf(draft: Draft, tree: LibvirtTree, { name, address }: MapFeature): WordFile {
  const words = draft.folder<WordFile>('x86/words/').map(([, word]) => word);
  const found = words.find(({ at }) => {
    if ('msr' in at) return address.kind === 'msr' && at.msr === address.index;
    return (
      address.kind === 'cpuid' &&
      at.leaf === address.eax &&
      (at.subleaf ?? 0) === address.ecx &&
      at.register === address.register
    );
  });
  return found ?? newWord(draft, address, tree.subleaves.has(name));
}

function newWord(draft: Draft, address: FeatureBitAddress, hasSubleaf: boolean): WordFile {
  const msr = address.kind === 'msr';
  const word: WordFile = {
    word: wordName(address, hasSubleaf),
    about: `Known to libvirt alone: ${addressText(address).replace(/ bit.*/, '')}.`,
    at: msr
      ? { msr: address.index }
      : { leaf: address.eax, ...(hasSubleaf ? { subleaf: address.ecx } : {}), register: address.register },
    qemu: 'never',
    linux: 'none',
    features: [],
  };
  draft.create(`x86/words/${word.word}.yaml`, word);
  return word;
}

/** As QEMU names its words: 7_1_EAX, 8000_0021_ECX. So QEMU's own word finds the file when it comes. */
function wordName(address: FeatureBitAddress, hasSubleaf: boolean): string {
  const hex = (value: number) => value.toString(16).toUpperCase();
  if (address.kind === 'msr') return `MSR_${hex(address.index)}`;
  const leaf = hex(address.eax).replace(/^(.{4})(.{4})$/, '$1_$2');
  const parts = [leaf, ...(hasSubleaf ? [hex(address.ecx)] : []), address.register.toUpperCase()];
  return parts.join('_');
}
