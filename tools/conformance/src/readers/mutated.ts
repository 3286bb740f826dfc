import { isTold, READERS } from './readers.js';

const INSERTED = [
  '<',
  '>',
  '"',
  "'",
  '\0',
  '\n',
  '{',
  '}',
  '[',
  ']',
  '\\',
  ',',
  ':',
  '&',
  '-',
  '/',
  '\ufeff',
  '\u{1f600}',
  '9'.repeat(30),
  '&x;',
  '<!DOCTYPE a>',
  '*x',
  '&x ',
  '\t',
  '__proto__',
  'constructor',
];

/** Reads texts that were made worse at random; what breaks a reader instead of being told. */
export function findBreaks(
  perReader: number,
  random: () => number,
  step: (text: string) => void,
): { name: string; tried: number; wrong: string[] }[] {
  return READERS.map(({ name, samples, read }) => {
    const wrong: string[] = [];
    for (let tried = 0; tried < perReader; tried++) {
      if (tried % 500 === 0) step(`${name} ${tried} of ${perReader}`);
      const text = mutated(samples[tried % samples.length] as string, random);
      try {
        read(text);
      } catch (error) {
        if (!isTold(error)) wrong.push(`${String(error).slice(0, 100)} on ${JSON.stringify(text.slice(0, 200))}`);
      }
    }
    return { name, tried: perReader, wrong };
  });
}

/** A text with one to four pieces taken out, doubled, moved or put in. */
function mutated(text: string, random: () => number): string {
  const below = (end: number) => Math.floor(random() * end);
  let result = text;
  for (let turn = below(4); turn >= 0; turn--) {
    const at = below(result.length + 1);
    const end = Math.min(result.length, at + below(12));
    const [before, piece, after] = [result.slice(0, at), result.slice(at, end), result.slice(end)];
    const made = [
      before + after,
      before + piece + piece + after,
      piece + before + after,
      before + INSERTED[below(INSERTED.length)] + piece + after,
    ];
    result = made[below(made.length)] as string;
  }
  return result;
}
