import type { Draft } from '../finding.js';
import type { List, Piece } from '../read/structure.js';
import type { JudgedFile } from './file.js';
import { isItem, mayHold } from './glance.js';
import { judgeFeatures } from './list-features.js';
import { judgeModels } from './list-models.js';

/** Judges texts that stand side by side: if enough of them are names of ours, the others are to be so too. */
export function judgeList(file: JudgedFile, list: List): Draft[] {
  if (!mayHold(file, textsOf(list))) return [];
  const items = distinct(file, list);
  if (items.length < 2 || items.length * 3 < list.length || !mayHold(file, textsOf(items))) return [];
  const wrong = [...judgeModels(file, items), ...judgeFeatures(file, items)];
  // What stands twice is wrong twice.
  return wrong.flatMap((draft) =>
    list.filter(({ text }) => text === draft.name).map(({ start, end }) => ({ ...draft, start, end })),
  );
}

function* textsOf(list: List): Generator<string> {
  for (const { text } of list) yield text;
}

/** Each name once. */
function distinct(file: JudgedFile, list: List): Piece[] {
  const seen = new Map<string, Piece>();
  for (const item of list) if (!seen.has(item.text) && isItem(file, item.text)) seen.set(item.text, item);
  return [...seen.values()];
}
