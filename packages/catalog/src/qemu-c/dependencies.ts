import type { Feature, WordPart } from '@cpu-models/source';
import { holds } from '../span.js';
import type { Context } from './context.js';
import { ALL_BITS, maskOf, NO_BITS } from './masks.js';
import type { CAvx10Version, CDependency, CMask, CWordMask } from './types.js';

/** The release's feature dependencies. */
export function dependencyTable(context: Context): CDependency[] {
  return context.source
    .one('dependencies')
    .value.dependencies.filter((rule) => holds(rule, context.release))
    .map((rule) => ({
      from: wordMask(rule['if-none-of'], context),
      to: wordMask(rule['then-off'], context),
      about: rule.about,
    }));
}

/** The release's versions of AVX10, oldest first. */
export function avx10Table(context: Context): CAvx10Version[] {
  return (context.source.one('cpuid').value.avx10 ?? [])
    .filter((entry) => holds(entry, context.release))
    .sort((a, b) => a.version - b.version)
    .map((entry) => ({
      version: entry.version,
      maxSubleaf: entry['max-subleaf'],
      features: entry['turns-on'].map((part) => wordMask(part, context)),
    }));
}

function wordMask(part: WordPart, context: Context): CWordMask {
  return { word: part.word, mask: partMask(part, context) };
}

function partMask(part: WordPart, context: Context): CMask {
  if (part.all === true) return ALL_BITS;
  if (part.mask !== undefined) return { ...NO_BITS, numbers: BigInt(part.mask) };
  return maskOf(
    (part.features ?? []).map((name) => featureOf(context, part.word, name)),
    context.release,
  );
}

/** @throws Error for a feature that the word does not have, which the source's rules report */
export function featureOf({ features }: Context, word: string, name: string): Feature {
  const found = features.get(word)?.get(name);
  if (found === undefined) throw new Error(`word ${word} has no feature ${name}`);
  return found;
}
