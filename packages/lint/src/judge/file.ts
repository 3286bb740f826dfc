import type { Names } from '../names/names.js';
import type { Context } from '../slots/context.js';
import type { Targets } from './release.js';

/** What judgement needs to know of the file. */
export interface JudgedFile {
  readonly names: Names;
  readonly context: Context;
  readonly targets: Targets;
  /** What its words say by themselves, of those that were looked at. */
  readonly glances: Map<string, number>;
}
