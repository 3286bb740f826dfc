import { lintText } from '../lint.js';
import type { Vocabulary } from '../vocabulary.js';
import type { Sample } from './sample.js';

/** How good the findings are: precision is how many of them are right, recall how many of the mistakes are found. */
export interface Measure {
  readonly found: number;
  readonly right: number;
  readonly expected: number;
  readonly precision: number;
  readonly recall: number;
  readonly falseAlarms: readonly string[];
  readonly missed: readonly string[];
}

/** Lints samples and compares with what was expected; notes are no findings. */
export function measure(samples: readonly Sample[], vocabulary: Vocabulary): Measure {
  const found = samples.flatMap(({ path, text }) =>
    lintText(path, text, vocabulary)
      .filter(({ level }) => level !== 'note')
      .map(({ rule, name, message }) => ({ key: `${path}: ${rule} ${name}`, message })),
  );
  const expected = samples.flatMap(({ path, expected: list }) =>
    list.map(([rule, name]) => `${path}: ${rule} ${name}`),
  );
  const wanted = new Set(expected);
  const keys = new Set(found.map(({ key }) => key));
  const right = found.filter(({ key }) => wanted.has(key)).length;
  return {
    found: found.length,
    right,
    expected: expected.length,
    precision: found.length === 0 ? 1 : right / found.length,
    recall: expected.length === 0 ? 1 : expected.filter((key) => keys.has(key)).length / expected.length,
    falseAlarms: found.filter(({ key }) => !wanted.has(key)).map(({ key, message }) => `${key} (${message})`),
    missed: expected.filter((key) => !keys.has(key)),
  };
}
