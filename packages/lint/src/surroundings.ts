import type { Token } from './tokens.js';
import { alike } from './tokens.js';
import { isTelling, type Vocabulary } from './vocabulary.js';

/** How far around a word its like are looked for. */
const WORDS = 12;
const LINES = 8;
/** How many telling names of features make a list of features. */
const ENOUGH = 3;

/**
 * Whether a word stands in a list of features: of the words near it that are written in the same way, most are features,
 * and enough of them are no words of ordinary language.
 */
export function isAmongFeatures(tokens: readonly Token[], at: number, vocabulary: Vocabulary): boolean {
  const token = tokens[at] as Token;
  const around = tokens.slice(Math.max(0, at - WORDS), at + WORDS + 1);
  if (!around.some(({ text }) => isTelling(vocabulary, text))) return false;
  const near = around.filter(
    (other) => other !== token && Math.abs(other.line - token.line) <= LINES && alike(other, token),
  );
  const known = near.filter(({ text }) => vocabulary.features.has(text) || vocabulary.others.has(text));
  const telling = new Set(near.filter(({ text }) => isTelling(vocabulary, text)).map(({ text }) => text));
  return telling.size >= ENOUGH && known.length * 2 >= near.length;
}

/** An element or option that can only hold a feature's name: `<feature name='...'`, `+name` after a comma. */
export function isFeatureByForm(text: string, { start, end }: Token): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return /<feature\b[^<>]*\bname=["']$/.test(before) && /["']/.test(text[end] ?? '');
}

/** An element or option that can only hold a model's name: `-cpu NAME`, `<model fallback=...>NAME</model>` of a CPU. */
export function isModelByForm(text: string, { start, end }: Token): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  if (/(^|[\s"'])-cpu["']?,?\s+["']?$/.test(before)) return true;
  return /<model\s+(fallback|usable|vendor_id)=[^<>]*>$/.test(before) && text.startsWith('</model>', end);
}
