import { NEIGHBOURS } from '../names/words.js';
import { NAME, TYPE_NAME } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { mayBeModel } from './list-models.js';

/** What a word says whatever stands around it: it can be an item of a list, is a name of ours, may be meant as a model. */
const [ITEM, OURS, LIKE] = [1, 2, 4] as const;

/** How many words like models are worth a closer look where none is ours. */
const ENOUGH = 3;

/** `Haswell-` is a beginning of names, `avx2.` the end of a sentence. */
export function isItem(file: JudgedFile, word: string): boolean {
  return (glance(file, word) & ITEM) !== 0;
}

/** Whether any of these words is ours, or enough of them look like models of ours: spares a closer look at all others. */
export function mayHold(file: JudgedFile, words: Iterable<string>): boolean {
  let like = 0;
  for (const word of words) {
    const seen = glance(file, word);
    if ((seen & OURS) !== 0 || ((seen & LIKE) !== 0 && ++like === ENOUGH)) return true;
  }
  return false;
}

/** Words come many times in a file, and are looked at once. */
function glance(file: JudgedFile, word: string): number {
  let seen = file.glances.get(word);
  if (seen === undefined) file.glances.set(word, (seen = look(file, word)));
  return seen;
}

function look(file: JudgedFile, word: string): number {
  if (word.length < 2 || word.length > 48 || !NAME.test(word) || !/\w$/.test(word)) return 0;
  if (NEIGHBOURS.has(word) || TYPE_NAME.test(word)) return 0;
  const { models, words } = file.names;
  if (models.has(word) || words.get(word)?.telling === true) return ITEM | OURS;
  return mayBeModel(file, word, 0) ? ITEM | LIKE : ITEM;
}
