import type { Token } from './tokens.js';
import type { Vocabulary } from './vocabulary.js';

/** A place in a file: offsets from 0, line and column from 1, all in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

export type RuleName =
  | 'unknown-feature'
  | 'other-spelling'
  | 'unknown-model'
  | 'gone-model'
  | 'impossible-combination'
  | 'not-in-model';

export interface Problem {
  readonly rule: RuleName;
  readonly level: 'error' | 'warning' | 'note';
  /** The name as written. */
  readonly name: string;
  readonly message: string;
  /** What to write instead; null where nothing can be said. */
  readonly suggestion: string | null;
  readonly place: Place;
}

/** A check with what people should know of it. */
export interface Rule {
  readonly name: RuleName;
  readonly description: string;
  check(file: LintedFile): Problem[];
}

/** A file, taken apart. */
export interface LintedFile {
  readonly path: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly vocabulary: Vocabulary;
  /** Whose spellings the file uses; null where it cannot be told. */
  readonly spelling: 'qemu' | 'libvirt' | 'linux' | null;
}
