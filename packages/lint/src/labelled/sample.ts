import type { RuleName } from '../problem.js';

/** A text with what is wrong in it; written for the test from what is known of such files. */
export interface Sample {
  readonly path: string;
  readonly text: string;
  readonly expected: readonly (readonly [rule: RuleName, name: string])[];
}

export function sample(path: string, text: string, ...expected: Sample['expected']): Sample {
  return { path, text, expected };
}
