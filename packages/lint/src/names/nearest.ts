import type { Vocabulary } from '@cpu-models/runtime';
import { distance, lettersOf, mayBeAsLong, mayBeNear } from './distance.js';
import { isNameOf, type KnownModel, type KnownWord, type Names, nameIn } from './names.js';
import { plain } from './plain.js';
import { remembered } from './remembered.js';

/** A name that was probably meant. */
export interface Near {
  readonly name: string;
  /** How much was mistyped; 0 where only case, separators or the vocabulary differ. */
  readonly cost: number;
}

/** How much may be mistyped for a word to be a slip by all likelihood, whatever stands around it. */
export function slipLimit(length: number): number {
  if (length < 4) return 0;
  return length < 6 ? 1.1 : length < 9 ? 1.9 : 2.2;
}

const caches = new WeakMap<Names, Map<string, Near | null>>();

function cached(names: Names, key: string, make: () => Near | null): Near | null {
  let cache = caches.get(names);
  if (cache === undefined) caches.set(names, (cache = new Map()));
  let found = cache.get(key);
  if (found === undefined) cache.set(key, (found = make()));
  return found;
}

/**
 * The feature that a misspelled word means, as `whose` calls it; null if none is near.
 * @param limit how much may be mistyped
 */
export function nearestWord(names: Names, word: string, whose: Vocabulary | null, limit: number): Near | null {
  return cached(names, `f ${whose} ${limit} ${word}`, () => findWord(names, word, whose, limit));
}

function findWord(names: Names, word: string, whose: Vocabulary | null, limit: number): Near | null {
  const wanted = plain(word);
  const same = pickSpelling(names.wordsByPlain.get(wanted) ?? [], word, whose);
  if (same !== null) return { name: same, cost: 0 };
  const letters = lettersOf(wanted);
  let best: (Near & { readonly rank: number }) | null = null;
  for (const [candidate, group] of names.wordsByPlain) {
    const most = Math.min(limit, best === null ? limit : best.rank);
    if (!mayBeAsLong(wanted, candidate, most) || !mayBeNear(letters, lettersFor(candidate), most)) continue;
    const cost = distance(wanted, candidate, most);
    if (cost > limit) continue;
    const name = pickSpelling(group, word, whose);
    if (name === null || name.startsWith('x-')) continue;
    const isFeature = group.some(({ feature }) => feature !== null);
    const rank = cost + (candidate[0] === wanted[0] ? 0 : 0.15) + (isFeature ? 0 : 0.2) + rawDifference(word, name);
    if (best === null || rank < best.rank) best = { name, cost, rank };
  }
  return best === null ? null : { name: best.name, cost: best.cost };
}

const letters = new Map<string, number>();

function lettersFor(candidate: string): number {
  let found = letters.get(candidate);
  if (found === undefined) letters.set(candidate, (found = lettersOf(candidate)));
  return found;
}

/** Of two that are as near, the one with the same separators is meant. */
function rawDifference(word: string, name: string): number {
  return Math.min(distance(word.toLowerCase(), name.toLowerCase(), 4), 4) / 20;
}

function pickSpelling(group: readonly KnownWord[], word: string, whose: Vocabulary | null): string | null {
  if (whose === null)
    return group.find(({ name }) => separators(name) === separators(word))?.name ?? group[0]?.name ?? null;
  const own = group.find((known) => isNameOf(known, whose) && known.feature?.[whose] === known.name);
  if (own !== undefined) return own.name;
  for (const known of group) {
    const name = nameIn(known, whose);
    if (name !== null) return name;
  }
  return null;
}

function separators(name: string): string {
  return name.replaceAll(/[A-Za-z0-9]/g, '');
}

/**
 * The model that was meant: the same letters, the same family and generation, another version, or the least mistyped;
 * null if nothing is near.
 *
 * @param has which models may be suggested
 */
export function nearestModel(names: Names, word: string, has: (model: KnownModel) => boolean, key = ''): Near | null {
  return cached(names, `m ${key} ${word}`, () => findModel(names, word, has, key));
}

/** Whether a word is near enough to any model's name to be looked for: as many of the same letters. */
export function mayBeSlip(names: Names, word: string): boolean {
  const wanted = plain(word);
  const [own, most] = [lettersOf(wanted), slipLimit(wanted.length)];
  if (names.modelsByPlain.has(wanted)) return true;
  for (const candidate of names.modelsByPlain.keys())
    if (mayBeAsLong(wanted, candidate, most) && mayBeNear(own, lettersFor(candidate), most)) return true;
  return false;
}

const longModels = remembered(
  (key: string, _has: (model: KnownModel) => boolean) => key,
  (names, _key, has): readonly KnownModel[] =>
    [...names.models.values()].filter((model) => has(model) && model.name.length > 3),
);

function findModel(names: Names, word: string, has: (model: KnownModel) => boolean, key: string): Near | null {
  const wanted = plain(word);
  const same = names.modelsByPlain.get(wanted);
  if (same !== undefined && has(same)) return { name: same.name, cost: 0 };
  const models = longModels(names, key, has);
  const family = familyOf(names, word);
  const kin = family === null ? [] : models.filter((model) => model.plain.startsWith(family));
  if (kin.length > 0) return least(word, kin, Number.POSITIVE_INFINITY);
  const part = models.filter(
    (model) => wanted.length > 3 && model.plain.includes(wanted) && partsOf(model).includes(wanted),
  );
  if (part.length > 0) return least(word, part, Number.POSITIVE_INFINITY);
  return least(word, models, Math.max(1, wanted.length / 3));
}

function partsOf({ name }: KnownModel): string[] {
  return name.split(/[-_]/).map(plain);
}

/** The family that a word begins with, with a slip of the pen or without. */
export function familyOf(names: Names, word: string): string | null {
  const wanted = plain(word);
  const exact = names.families.find((family) => wanted.startsWith(family));
  if (exact !== undefined) return exact;
  const first = plain(word.split(/[-_]/)[0] as string);
  let best: { family: string; cost: number } | null = null;
  for (const family of names.families) {
    const limit = family.length >= 8 ? 2.2 : 1;
    const heads = first === wanted ? [wanted, ...[-1, 0, 1].map((d) => wanted.slice(0, family.length + d))] : [first];
    for (const head of heads) {
      if (!mayBeAsLong(head, family, limit)) continue;
      const cost = distance(head, family, limit);
      if (cost <= limit && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { family, cost };
    }
  }
  return best?.family ?? null;
}

function least(word: string, models: readonly KnownModel[], limit: number): Near | null {
  const wanted = plain(word);
  const most = limit === Number.POSITIVE_INFINITY ? 40 : limit;
  let best: (Near & { readonly rank: number }) | null = null;
  const letters = lettersOf(wanted);
  for (const model of models) {
    if (most < 10 && !(mayBeAsLong(wanted, model.plain, most) && mayBeNear(letters, lettersFor(model.plain), most)))
      continue;
    const cost = distance(wanted, model.plain, best === null ? most : Math.min(most, best.rank * 2 + 1));
    if (cost > most) continue;
    const rank = cost * (isBeginning(wanted, model.plain) ? 0.5 : 1) + versionRank(word, model.name);
    if (best === null || rank < best.rank) best = { name: model.name, cost, rank };
  }
  return best === null ? null : { name: best.name, cost: best.cost };
}

/** Left off at the end, or added there: more likely than as many letters mistyped. */
function isBeginning(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

const NUMBER = /[vVgG](\d+)$|[-_][A-Za-z]?(\d+)[A-Za-z]?$/;

function numberOf(name: string): string | undefined {
  const match = NUMBER.exec(name);
  return match?.[1] ?? match?.[2];
}

/** Of versions that are as near, the one whose number is nearest; a word without version means none. */
function versionRank(word: string, name: string): number {
  const [asked, has] = [numberOf(word), numberOf(name)];
  if (asked === undefined) return has === undefined ? 0 : 0.3;
  return has === undefined ? 0.3 : Math.min(Math.abs(Number(asked) - Number(has)), 20) / 100;
}

/** Whether all parts of a word are parts of models' names, put together as nobody does: `SapphireRapids-Server-noTSX`. */
export function isMadeOfModelParts(names: Names, word: string): boolean {
  const [family, ...parts] = word.split(/[-_]/) as [string, ...string[]];
  if (parts.length === 0 || !/[A-Z]/.test(family) || !names.families.includes(plain(family))) return false;
  return parts.every((part) => /^[vV]\d+$/.test(part) || names.modelParts.has(part));
}
