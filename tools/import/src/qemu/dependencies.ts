import type { DependenciesFile, DependencyRule, WordPart } from '@cpu-models/source';
import type { QemuTree, TreeDependency, TreeWordMask } from '../qemu-tree/types.js';
import type { Words } from './models.js';
import { type Axis, mergeList } from './spans.js';
import { definedOnly, shortName } from './words.js';

/** Brings the dependencies up to date with a release. */
export function mergeDependencies(
  existing: DependenciesFile | undefined,
  tree: QemuTree,
  axis: Axis,
  words: Words,
): DependenciesFile {
  return {
    dependencies: mergeList<DependencyRule, TreeDependency>(
      existing?.dependencies ?? [],
      tree.dependencies,
      axis,
      {
        of: (rule) => `${partKey(rule['if-none-of'], words)} ${partKey(rule['then-off'], words)}`,
        ofWanted: ({ from, to }) => `${maskKey(from)} ${maskKey(to)}`,
      },
      (rule, found) =>
        rule ??
        definedOnly({
          'if-none-of': part((found as TreeDependency).from, words),
          'then-off': part((found as TreeDependency).to, words),
        }),
    ),
  };
}

function maskKey({ word, mask }: TreeWordMask): string {
  return `${shortName(word)}:${BigInt(mask).toString(16)}`;
}

function partKey(part: WordPart, words: Words): string {
  return `${part.word}:${partMask(part, words).toString(16)}`;
}

const ALL = (1n << 64n) - 1n;

function partMask(part: WordPart, words: Words): bigint {
  if (part.all) return ALL;
  if (part.mask !== undefined) return BigInt(part.mask);
  const features = words.get(part.word)?.features ?? [];
  const bits = (part.features ?? []).map((name) => features.find((feature) => feature.name === name)?.bit ?? 64);
  return bits.reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);
}

/** Bits of a word by name where every bit has one; as a mask otherwise. */
export function part({ word, mask }: TreeWordMask, words: Words): WordPart {
  const name = shortName(word);
  const bits = BigInt(mask);
  if (bits === ALL) return { word: name, all: true };
  const features = (words.get(name)?.features ?? []).filter((feature) => (bits >> BigInt(feature.bit)) & 1n);
  const named = features.reduce((sum, feature) => sum | (1n << BigInt(feature.bit)), 0n);
  if (named !== bits) return { word: name, mask: `0x${bits.toString(16)}` };
  return { word: name, features: features.map((feature) => feature.name) };
}
