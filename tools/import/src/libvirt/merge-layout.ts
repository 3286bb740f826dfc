import { libvirtSpelling } from '@cpu-models/catalog';
import type { MapFeature } from '@cpu-models/runtime';
import type { LibvirtLayoutFile, WordFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { addressText } from './map-facts.js';
import { sinceWith } from './presence.js';
import type { LibvirtTree } from './tree.js';

const LAYOUT = 'x86/libvirt/layout.yaml';

/** Follows the form of the files: since when they are generated, and in which order a hand had put the features. */
export function mergeLayout(draft: Draft, tree: LibvirtTree): void {
  const layout = draft.file<LibvirtLayoutFile>(LAYOUT);
  const { index, features, 'libcpuinfo-aliases': libcpuinfo } = layout;
  const moved = (since: string, present: boolean) => sinceWith(since, draft.axis, present) ?? since;
  index['group-elements-since'] = moved(index['group-elements-since'], tree.groupElements);
  features['generated-since'] = moved(features['generated-since'], tree.generatedFeatures);
  if (tree.libcpuinfo !== null) libcpuinfo.since = moved(libcpuinfo.since, tree.libcpuinfo.length > 0);
  if (!tree.generatedFeatures) placeWords(draft, tree);
}

type Section = LibvirtLayoutFile['features']['by-hand'][number];

/** Words that the list of sections lacks get their place behind the word that stands before them in the file. */
function placeWords(draft: Draft, tree: LibvirtTree): void {
  const sections = draft.file<LibvirtLayoutFile>(LAYOUT).features['by-hand'];
  const order = wordOrder(draft, tree);
  order.forEach((place, i) => {
    if (sections.some((section) => section.word === place.word)) return;
    const before = sections.findIndex((section) => section.word === order[i - 1]?.word);
    sections.splice(before + 1, 0, place);
    draft.notes.push(`${LAYOUT}: ${place.word} has its place in x86_features.xml of ${draft.axis.release}`);
  });
}

/** Words in the order of the file, each where its first feature stands. */
function wordOrder(draft: Draft, { map, featureHeadings }: LibvirtTree): Section[] {
  const words = new Map(draft.folder<WordFile>('x86/words/').map(([, word]) => [placeText(word.at), word]));
  const listed = new Map<WordFile, MapFeature[]>();
  for (const feature of map.x86.features) {
    const word = words.get(addressText({ ...feature.address, bit: 0 }));
    if (word !== undefined) listed.set(word, [...(listed.get(word) ?? []), feature]);
  }
  return [...listed].map(([word, features]) => {
    const heading = featureHeadings.get(features[0]?.name ?? '');
    const first = outOfOrder(features).map((name) => projectName(word, name));
    return {
      word: word.word,
      ...(heading === undefined ? {} : { heading }),
      ...(first.length === 0 ? {} : { first }),
    };
  });
}

/** The features at the head of a word, as many as it takes for the others to be in order of their bits. */
function outOfOrder(features: readonly MapFeature[]): string[] {
  const bits = features.map(({ address }) => address.bit);
  const last = bits.findLastIndex((bit, i) => i > 0 && bit < (bits[i - 1] as number));
  return features.slice(0, Math.max(last, 0)).map(({ name }) => name);
}

function projectName(word: WordFile, spelling: string): string {
  return word.features.find((feature) => libvirtSpelling(feature) === spelling)?.name ?? spelling;
}

function placeText(at: WordFile['at']): string {
  return 'msr' in at
    ? addressText({ kind: 'msr', index: at.msr, bit: 0 })
    : addressText({ kind: 'cpuid', eax: at.leaf, ecx: at.subleaf ?? 0, register: at.register, bit: 0 });
}
