import { lintText } from '../lint.js';
import type { Names } from '../names/names.js';
import type { MarkedFile } from './marked.js';
import { type Kind, type Mistake, makeMistake } from './mistakes.js';
import { Random } from './random.js';

/** A wrong name that was planted, and what became of it. */
export interface Planted extends Mistake {
  readonly format: string;
  readonly slot: boolean;
  readonly found: boolean;
  /** Whether the suggestion is the right one; null where there is none to be expected. */
  readonly suggested: boolean | null;
  readonly suggestion: string | null;
  readonly original: string;
}

export interface Measured {
  readonly planted: readonly Planted[];
  /** Findings where nothing was planted. */
  readonly falseAlarms: readonly { readonly format: string; readonly kind: Kind | null; readonly message: string }[];
}

/** How many of a file's names are made wrong, in per cent: little, some and most. */
const SHARES = [0, 10, 30, 60];

/** Plants mistakes into right files, in several rounds, and lints them. */
export function measure(names: Names, files: readonly MarkedFile[], seed: number, rounds: number): Measured {
  const random = new Random(seed);
  const planted: Planted[] = [];
  const falseAlarms: Measured['falseAlarms'][number][] = [];
  for (const file of files) {
    for (let round = 0; round < rounds; round++) {
      const { text, mistakes } = plant(random, names, file, SHARES[round % SHARES.length] as number);
      const all = lintText(file.path, text, names);
      // What is taken in any case is told as a note; no right name is.
      const findings = all.filter(({ level }) => level !== 'note');
      for (const { at, slot, original, ...mistake } of mistakes) {
        const found = all.find(({ place }) => place.start <= at && place.end > at);
        const suggestion = found?.suggestion ?? null;
        const suggested =
          mistake.right === null || found === undefined ? null : suggestion !== null && mistake.right(suggestion);
        planted.push({
          ...mistake,
          format: file.format,
          slot,
          original,
          found: found !== undefined,
          suggested,
          suggestion,
        });
      }
      const wrong = findings.filter(
        ({ place }) => !mistakes.some(({ at, wrong }) => place.start <= at + wrong.length && place.end >= at),
      );
      // A wrong model or feature beside it can make a right one contradict it.
      const alarms = wrong.filter(
        ({ rule }) =>
          !['other-vendor', 'left-out', 'no-effect', 'refused', 'asked-twice', 'asked-and-disabled'].includes(rule) ||
          mistakes.length === 0,
      );
      falseAlarms.push(...alarms.map(({ message }) => ({ format: file.format, kind: null, message })));
    }
  }
  return { planted, falseAlarms };
}

type Placed = Mistake & { readonly at: number; readonly slot: boolean; readonly original: string };

/** A file's text with mistakes in a share of its names, in per cent. */
export function plant(
  random: Random,
  names: Names,
  file: MarkedFile,
  share: number,
): { text: string; mistakes: Placed[] } {
  let text = '';
  const mistakes: Placed[] = [];
  for (const part of file.parts) {
    if (typeof part === 'string') text += part;
    else {
      const mistake = random.below(100) < share ? makeMistake(random, names, file, part) : null;
      if (mistake !== null) mistakes.push({ ...mistake, at: text.length, slot: part.slot, original: part.name });
      text += mistake?.wrong ?? part.name;
    }
  }
  return { text, mistakes };
}
