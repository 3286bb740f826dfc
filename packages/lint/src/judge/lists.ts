import type { Draft } from '../finding.js';
import { NEIGHBOURS } from '../names/words.js';
import type { List, Piece } from '../read/structure.js';
import { NAME, TYPE_NAME } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { judgeFeatures } from './list-features.js';
import { judgeModels, mayBeModel } from './list-models.js';

/** Judges texts that stand side by side: if enough of them are names of ours, the others are to be so too. */
export function judgeList(file: JudgedFile, list: List): Draft[] {
  const items = distinct(list);
  if (items.length < 2 || items.length * 3 < list.length || !mayHold(file, items)) return [];
  const wrong = [...judgeModels(file, items), ...judgeFeatures(file, items)];
  // What stands twice is wrong twice.
  return wrong.flatMap((draft) =>
    list.filter(({ text }) => text === draft.name).map(({ start, end }) => ({ ...draft, start, end })),
  );
}

/** Each name once. `Haswell-` is a beginning of names, `avx2.` the end of a sentence. */
function distinct(list: List): Piece[] {
  const seen = new Map<string, Piece>();
  for (const item of list) {
    const { text } = item;
    if (text.length < 2 || text.length > 48 || seen.has(text) || !NAME.test(text)) continue;
    if (/\w$/.test(text) && !NEIGHBOURS.has(text) && !TYPE_NAME.test(text)) seen.set(text, item);
  }
  return [...seen.values()];
}

/** Whether anything in a list is ours, or enough of it looks like models of ours: spares a closer look at all others. */
function mayHold(file: JudgedFile, items: readonly Piece[]): boolean {
  const { models, words } = file.names;
  if (items.some(({ text }) => models.has(text) || words.get(text)?.telling === true)) return true;
  let like = 0;
  for (const { text } of items) if (mayBeModel(file, text, 0) && ++like === 3) return true;
  return false;
}
