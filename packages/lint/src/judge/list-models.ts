import type { Draft } from '../finding.js';
import { isMadeOfModelParts, mayBeSlip, slipLimit } from '../names/nearest.js';
import { plain } from '../names/plain.js';
import type { Piece } from '../read/structure.js';
import { isPlaceholder, NO_MODEL, OWN_MODELS } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { ALL_BUT_ONE, isSomebodyElses, MOST, NEARLY_ALL, type Verdict } from './list-share.js';
import { OTHER_ARCHITECTURES, suggestModel, unknownModel } from './models.js';

/** Judges the texts of a list that may be meant as models. */
export function judgeModels(file: JudgedFile, items: readonly Piece[]): Draft[] {
  const { names } = file;
  const known = items.filter(
    ({ text }) =>
      names.models.has(text) || names.foreign.has(plain(text)) || NO_MODEL.test(text) || OWN_MODELS.test(text),
  );
  const telling = items.filter(({ text }) => names.models.get(text)?.telling === true);
  // Generations alone are a list of hardware; `-IBRS`, `-Server` and the like are only models'.
  const areModels = telling.filter(({ text }) => /[-_]/.test(text)).length > 0;
  const rest = items.filter(
    (item) =>
      !known.includes(item) &&
      mayBeModel(file, item.text, telling.length) &&
      !OTHER_ARCHITECTURES.test(item.text) &&
      (areModels || !isHardware(file, item.text)),
  );
  if (telling.length + rest.length < 2 || isSomebodyElses(known, items)) return [];
  // Spares the search where nothing that it finds would be enough.
  if ((known.length + rest.length) / items.length < MOST) return [];
  // `athlon` and `coreduo` say little each, but not together.
  const proof = telling.length + Math.floor(known.filter(({ text }) => names.models.has(text)).length / 3);
  const near = rest.flatMap((item): Verdict | [] => {
    if (!mayBeSlip(names, item.text)) return [];
    const near = suggestModel(names, item.text, null);
    return near !== null && near.cost <= slipLimit(plain(item.text).length) ? { item, near } : [];
  });
  const isNear = new Set(near.map(({ item }) => item));
  const respelled = near.filter(({ near }) => near?.cost === 0);
  // Names that are all in lower case are somebody's keys, or a compiler's.
  const keys = new Set(
    respelled.filter(({ item }) => item.text === item.text.toLowerCase()).length > 1
      ? respelled.map(({ item }) => item.text).filter((text) => text === text.toLowerCase())
      : [],
  );
  const slips = near.filter(
    ({ item }) => !keys.has(item.text) && !(keys.size > 1 && item.text === item.text.toLowerCase()),
  );
  const share = (known.length + slips.length) / (items.length - keys.size);
  if (proof === 0 && slips.length < 3) return [];
  if (proof + slips.length < 2 || share < MOST) return [];
  const isAmongModels = proof >= 4 && share >= ALL_BUT_ONE;
  const others = rest.filter((item) => !isNear.has(item));
  const isSure = proof + slips.length >= 3 && proof > 1 && share >= NEARLY_ALL && keys.size === 0;
  const alien = others.filter(({ text }) => isSure && isLikeModel(file, text, isAmongModels));
  const mixed = others.filter(({ text }) => isMadeOfModelParts(names, text));
  const areKin = areModels && telling.length > 1 && keys.size === 0;
  const kin = rest.filter(({ text }) => areKin && isLikeKin(file, text));
  const wrong = new Set([...slips.map(({ item }) => item), ...mixed, ...kin, ...alien]);
  return [...wrong].map((item) => unknownModel(names, item, suggestModel(names, item.text, null)));
}

/**
 * Made as models' names are: a capital, and something after it that tells it from a word. Among many models and nothing
 * else a word of one piece is meant as one too.
 */
function isLikeModel({ names }: JudgedFile, word: string, isAmongModels: boolean): boolean {
  if (names.vendors.has(word) || isPlaceholder(word)) return false;
  return /^[A-Z]\w*([-_\d]|[a-z][A-Z])/.test(word) || (isAmongModels && /^[A-Z][a-z]{6,}$/.test(word));
}

/** A line of a generation, as its maker calls it: `Haswell-EP`. */
function isHardware({ names }: JudgedFile, word: string): boolean {
  const [, generation] = /^([A-Z][A-Za-z]+)-[A-Z]{1,3}$/.exec(word) ?? [];
  return generation !== undefined && names.families.includes(plain(generation));
}

/** A family's name with more after it, or a version: `Haswell-Ultra`. */
function isLikeKin({ names }: JudgedFile, word: string): boolean {
  return (
    /^[A-Z]\w*-v\d+$/.test(word) ||
    (/^[A-Z][A-Za-z]*[-_]\w/.test(word) && names.families.includes(plain(word.split(/[-_]/)[0] as string)))
  );
}

/** Spares the search for words that cannot be meant as models. */
export function mayBeModel({ names }: JudgedFile, word: string, telling: number): boolean {
  if (names.words.has(word) || word.length < 4) return false;
  if (telling >= 2) return true;
  const head = plain(word);
  return names.familyHeads.has(head.slice(0, 2)) || names.familyHeads.has(`?${head.slice(1, 3)}`);
}
