import { meaningOf, type Vocabulary } from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import { isNameOf, type KnownWord, type Names, nameIn } from '../names/names.js';
import { nearestWord, slipLimit } from '../names/nearest.js';
import { plain } from '../names/plain.js';
import type { Piece } from '../read/structure.js';
import { isPlaceholder, type Slot } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { at, inAnyCase } from './models.js';
import { judgeRelease } from './release.js';
import { judgeValue } from './value.js';

const WHO = { qemu: 'QEMU', libvirt: 'libvirt', linux: 'Linux' } as const;

/** What is wrong with the feature in a slot, or with the value beside it. */
export function judgeFeature(file: JudgedFile, slot: Slot): Draft[] {
  if (slot.also?.test(slot.text) || slot.arch === 'other') return [];
  const { names } = file;
  const known = names.words.get(slot.text) ?? (slot.lax ? names.words.get(slot.text.replaceAll('_', '-')) : undefined);
  if (known === undefined) return unknownInSlot(file, slot);
  if (slot.whose === null) return [];
  if (!isNameOf(known, slot.whose) && !isLax(names, slot)) return otherInSlot(file, slot, known, slot.whose);
  const wrong = slot.whose === 'linux' ? null : judgeRelease(names, known, slot.whose, file.targets, 'feature');
  if (wrong !== null) return [{ ...at(slot), ...wrong, suggestion: null, certain: false }];
  return judgeValue(names, slot);
}

function isLax({ words }: Names, { lax, text, whose }: Slot): boolean {
  const dashed = lax ? words.get(text.replaceAll('_', '-')) : undefined;
  return dashed !== undefined && whose === 'qemu' && isNameOf(dashed, 'qemu');
}

function unknownInSlot(file: JudgedFile, slot: Slot): Draft[] {
  const { names, context } = file;
  const length = plain(slot.text).length;
  const near = suggestWord(names, slot.text, slot.whose);
  const isSure = slot.strict && (slot.arch === 'x86' || !context.foreign) && !isPlaceholder(slot.text);
  // Of other architectures' short names many are near to one of ours.
  const isShort = context.foreign && slot.arch !== 'x86' && length < 5;
  if (!isSure && (near === null || isShort || near.cost > slipLimit(length))) return [];
  if (meaningOf(featuresOf(names), slot.text) !== null && slot.whose === null) return [];
  return [inAnyCase(slot, near) ?? unknownWord(names, slot, near)];
}

const tables = new WeakMap<Names, Parameters<typeof meaningOf>[0]>();

function featuresOf(names: Names): Parameters<typeof meaningOf>[0] {
  let table = tables.get(names);
  if (table === undefined) {
    table = [...new Set([...names.words.values()].flatMap(({ feature }) => feature ?? []))];
    tables.set(names, table);
  }
  return table;
}

/** Whether a name is one that kernels or releases had before. */
export function isOldName(names: Names, word: string): boolean {
  const asked = askedOld.get(names) ?? new Map<string, boolean>();
  if (asked.size === 0) askedOld.set(names, asked);
  let found = asked.get(word);
  if (found === undefined) {
    // Other separators alone make no old name.
    const isRespelled = names.wordsByPlain.has(plain(word));
    found = !isRespelled && meaningOf(featuresOf(names), word)?.vocabulary === 'old';
    if (asked.size >= MOST_ASKED) asked.clear();
    asked.set(word, found);
  }
  return found;
}

/** What was asked before, as lists repeat their words; a whole tree of files has too many words to keep them all. */
const askedOld = new WeakMap<Names, Map<string, boolean>>();
const MOST_ASKED = 10_000;

/** What was meant: an old name's successor, or the nearest. */
export function suggestWord(names: Names, word: string, whose: Vocabulary | null) {
  const old = meaningOf(featuresOf(names), word)?.feature;
  if (old) return { name: old[whose ?? 'qemu'] ?? old.name, cost: 0 };
  return nearestWord(names, word, whose, Math.max(1, Math.min(3.2, plain(word).length / 3)));
}

function otherInSlot(file: JudgedFile, slot: Slot, known: KnownWord, whose: Vocabulary): Draft[] {
  const right = nameIn(known, whose);
  if (right !== null) return [otherSpelling(slot, known, whose, right)];
  const isSure = slot.strict && (slot.arch === 'x86' || !file.context.foreign);
  if (!isSure) return [];
  const message = `${WHO[whose]} has no CPU feature ${slot.text}; ${ownersOf(known)} has`;
  return [{ ...at(slot), rule: 'unknown-feature', level: 'error', message, suggestion: null, certain: false }];
}

/** A name that is somebody else's for what is meant. */
export function otherSpelling(word: Piece, known: KnownWord, whose: Vocabulary, right: string): Draft {
  const message = `${word.text} is ${ownersOf(known)}'s name for what ${WHO[whose]} calls ${right}${addressOf(known)}`;
  return { ...at(word), rule: 'other-spelling', level: 'error', message, suggestion: right, certain: true };
}

function ownersOf(known: KnownWord): string {
  return (
    (['qemu', 'libvirt', 'linux'] as const).filter((whose) => isNameOf(known, whose)).map((whose) => WHO[whose])[0] ??
    'nobody'
  );
}

function addressOf({ feature }: KnownWord): string {
  return feature === null ? '' : ` (${feature.address})`;
}

/** A name that is nobody's. */
export function unknownWord(names: Names, word: Piece, near: { name: string; cost: number } | null): Draft {
  const known = near === null ? undefined : names.words.get(near.name);
  const question = near === null ? '' : `; did you mean ${near.name}${known === undefined ? '' : addressOf(known)}?`;
  const message = `unknown feature ${word.text}${question}`;
  const certain =
    near !== null &&
    (near.cost === 0 || (near.cost <= 1 && plain(near.name).length > 5 && samedigits(word.text, near.name)));
  return { ...at(word), rule: 'unknown-feature', level: 'error', message, suggestion: near?.name ?? null, certain };
}

/** `avx512` for `avx2` is no slip that a program should mend. */
function samedigits(a: string, b: string): boolean {
  return a.replaceAll(/\D/g, '') === b.replaceAll(/\D/g, '');
}
