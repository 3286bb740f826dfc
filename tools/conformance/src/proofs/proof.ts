import { fileURLToPath } from 'node:url';
import { checkSource } from '@cpu-models/rules';
import { loadSource, type Source, SourceError } from '@cpu-models/source';
import type { Progress } from '../progress.js';
import type { CaseResult } from '../report.js';

/** What every proof works with. */
export interface ProofContext {
  readonly source: Source;
  readonly progress: Progress;
}

/** One comparison of what we generate or predict with what upstream ships or answers. */
export interface Proof {
  /** The target's name: `objects`, `maps`. */
  readonly name: string;
  readonly about: string;
  readonly run: (context: ProofContext) => Promise<CaseResult[]>;
}

/** The workspace's own source; a proof of a source with problems would prove nothing. */
export async function provenSource(): Promise<Source> {
  const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
  const problems = checkSource(source);
  if (problems.length > 0) throw new SourceError(problems);
  return source;
}
