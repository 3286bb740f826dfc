import type { Vocabulary } from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import { isNameOf, type KnownWord, nameIn } from '../names/names.js';
import { nearestWord, slipLimit } from '../names/nearest.js';
import { plain } from '../names/plain.js';
import type { Piece } from '../read/structure.js';
import { isPlaceholder, OWN_FEATURES } from '../slots/slot.js';
import { isOldName, otherSpelling, unknownWord } from './features.js';
import type { JudgedFile } from './file.js';
import { ALL_BUT_ONE, isSomebodyElses, MOST, NEARLY_ALL, type Verdict } from './list-share.js';

/** Judges the texts of a list that may be meant as features. */
export function judgeFeatures(file: JudgedFile, items: readonly Piece[]): Draft[] {
  const { names, context } = file;
  const telling = items.flatMap(({ text }) => names.words.get(text) ?? []).filter((word) => word.telling);
  if (telling.length === 0) return [];
  const known = items.filter(({ text }) => isKnownWord(file, text));
  const isKnown = new Set(known);
  const rest = items.filter((item) => !isKnown.has(item) && !names.models.has(item.text) && /[A-Za-z]/.test(item.text));
  if (isSomebodyElses(known, items) || (known.length + rest.length) / items.length < MOST) return [];
  const verdicts = rest.map((item): Verdict => ({ item, near: nearWord(file, item.text) }));
  const near = verdicts.filter((verdict) =>
    isSlip(file, verdict, telling.length, context.virtual && !names.elsewhere.has(plain(verdict.item.text))),
  );
  const elsewhere = rest.filter(
    ({ text }) => names.elsewhere.has(plain(text)) && !near.some(({ item }) => item.text === text),
  );
  const share = (known.length + near.length) / items.length;
  // `vmx` and `npt` say little each, but not together.
  const proof = telling.length + Math.floor((known.length - telling.length) / 2);
  if (telling.length + near.length < 2 || share < MOST || elsewhere.length * 4 > known.length) return [];
  const leaders = spellingsOf(file, telling);
  const isOurs = context.virtual || telling.filter(isVirtualOnly).length > 0;
  const isSure = proof + near.length >= 3 && proof > 1 && share >= NEARLY_ALL && isOurs && !context.foreign;
  const alien = verdicts.filter(
    ({ item }) =>
      isSure &&
      !near.some((verdict) => verdict.item === item) &&
      !elsewhere.includes(item) &&
      (/^[a-z]+[\w-]*[\d-]/.test(item.text) || (share >= ALL_BUT_ONE && proof >= 4 && /^[a-z]{6,}$/.test(item.text))) &&
      !isPlaceholder(item.text) &&
      !/^x-|feature|model/.test(item.text),
  );
  return [
    ...near.map(({ item, near }) => unknownWord(names, item, near === null ? null : translated(file, near, leaders))),
    ...alien.map(({ item }) => unknownWord(names, item, null)),
    ...foreignWords(file, known, telling, leaders),
  ];
}

/** A spelling that only QEMU or libvirt has; compilers and kernels have the others too. */
function isVirtualOnly({ name, linux, plain: same }: KnownWord): boolean {
  return !linux && name !== same;
}

/** QEMU takes its other properties with underscores too: `hv_relaxed`. */
function isKnownWord({ names }: JudgedFile, word: string): boolean {
  if (names.words.has(word) || OWN_FEATURES.test(word) || isOldName(names, word)) return true;
  const dashed = names.words.get(word.replaceAll('_', '-'));
  return dashed !== undefined && dashed.feature === null && dashed.qemu.length > 0;
}

function nearWord({ names }: JudgedFile, word: string) {
  return nearestWord(names, word, null, Math.max(1.1, slipLimit(plain(word).length)));
}

/** Short names are near to too much: one needs more around it. Names in capitals are constants, unless only that is wrong. */
function isSlip(
  { names, context }: JudgedFile,
  { item: { text }, near }: Verdict,
  telling: number,
  isOurs: boolean,
): boolean {
  if (near === null) return false;
  const isTelling = names.words.get(near.name)?.telling === true;
  const length = plain(text).length;
  if (near.cost === 0) return length > 3 && isTelling && (telling >= 3 || isOurs);
  if (/^[A-Z]/.test(text) || isOtherNumber(text, near.name) || length < (context.foreign ? 5 : 3)) return false;
  if (length <= 4) return telling >= 4 && near.cost <= 1.1 && isSameNumber(text, near.name);
  return near.cost <= slipLimit(length) && (length > 6 || telling >= 2 || near.cost <= 1.1);
}

/** `avx3` is no slip of avx2, nor `sse5` of sse2: only the number differs. */
function isOtherNumber(a: string, b: string): boolean {
  return a.length < 6 && a.replaceAll(/\d/g, '') === b.replaceAll(/\d/g, '') && !isSameNumber(a, b);
}

function isSameNumber(a: string, b: string): boolean {
  return a.replaceAll(/\D/g, '') === b.replaceAll(/\D/g, '');
}

function translated({ names }: JudgedFile, near: { name: string; cost: number }, leaders: readonly Vocabulary[]) {
  const word = names.words.get(near.name);
  if (word === undefined || leaders.some((whose) => isNameOf(word, whose))) return near;
  return { ...near, name: rightName(word, leaders) ?? near.name };
}

const VOCABULARIES = ['qemu', 'libvirt', 'linux'] as const;
/** What share of the telling names must be one project's own: less where nobody else has nearly as many. */
const LEAD = { clear: 0.6, narrow: 0.8 };

/** Whose spelling a list uses: of those names that tell, nearly all are one project's. Several where they do not differ. */
function spellingsOf({ context }: JudgedFile, telling: readonly KnownWord[]): Vocabulary[] {
  const scores = VOCABULARIES.map((whose) => ({ whose, own: ownOf(telling, whose) }));
  const best = Math.max(...scores.map(({ own }) => own));
  const leaders = scores.filter(({ own }) => own === best).map(({ whose }) => whose);
  const second = Math.max(0, ...scores.map(({ own }) => own).filter((own) => own < best));
  const needed = best - second >= 2 ? LEAD.clear : LEAD.narrow;
  if (best < 3 || best < telling.length * needed) return [];
  return context.whose !== null && leaders.includes(context.whose) ? [context.whose] : leaders;
}

function ownOf(telling: readonly KnownWord[], whose: Vocabulary): number {
  return telling.filter((word) => isNameOf(word, whose)).length;
}

/** What all of these projects call a feature; null where they differ. */
function rightName(word: KnownWord, leaders: readonly Vocabulary[]): string | null {
  const rights = new Set(leaders.map((whose) => nameIn(word, whose)));
  return rights.size === 1 ? ([...rights][0] ?? null) : null;
}

function foreignWords(
  { names }: JudgedFile,
  known: readonly Piece[],
  telling: readonly KnownWord[],
  leaders: readonly Vocabulary[],
): Draft[] {
  const [whose] = leaders;
  // With every project in the lead nothing is foreign.
  if (whose === undefined || leaders.length === VOCABULARIES.length) return [];
  const features = new Map<unknown, number>();
  for (const { text } of known) {
    const feature = names.words.get(text)?.feature;
    if (feature) features.set(feature, (features.get(feature) ?? 0) + 1);
  }
  return known.flatMap((item) => {
    const word = names.words.get(item.text);
    if (word === undefined || leaders.some((leader) => isNameOf(word, leader)) || !word.telling) return [];
    const owners = VOCABULARIES.filter((owner) => isNameOf(word, owner));
    if (owners.some((owner) => ownOf(telling, owner) >= ownOf(telling, whose))) return [];
    const right = rightName(word, leaders);
    // Two spellings of one feature side by side are meant.
    return right === null || (features.get(word.feature) ?? 0) > 1 ? [] : [otherSpelling(item, word, whose, right)];
  });
}
