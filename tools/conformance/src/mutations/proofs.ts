import type { Problem, Source } from '@cpu-models/source';
import type { CaseStatus } from '../cases.js';
import { silent } from '../progress.js';
import { allReleases, type Proof } from '../proofs/proof.js';

/** Something that may notice a wrong fact. */
export interface Catcher {
  readonly name: string;
  readonly catches: (source: Source) => Promise<boolean>;
}

/** The rules, with those that only `validate` asks. */
export function validation(check: (source: Source) => readonly Problem[]): Catcher {
  return { name: 'validate', catches: async (source) => check(source).length > 0 };
}

/**
 * A proof as a catcher; that it has other cases than before is noticed, too.
 * @param read everything that the proof reads of a source; where that is unchanged, the proof need not be run
 */
export function proofCatcher(proof: Proof, source: Source, read: (source: Source) => unknown): Catcher {
  const before = asText(read(source));
  const statuses = async (of: Source) =>
    (await proof.run({ source: of, progress: silent, releases: allReleases(of) })).map(({ status }) => status);
  let expected: Promise<CaseStatus[]> | undefined;
  const catches = async (mutated: Source) => {
    if (asText(read(mutated)) === before) return false;
    expected ??= statuses(source);
    return asText(await statuses(mutated)) !== asText(await expected);
  };
  return { name: proof.name, catches: orThrows(catches) };
}

/** A value as text that differs where the value does. */
export function asText(value: unknown): string {
  return JSON.stringify(value, plain);
}

/** Maps, sets and big numbers in a form that tells them apart. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  return typeof value === 'bigint' ? `${value}n` : value;
}

/** A source that makes a generator throw is noticed, too. */
export function orThrows(catches: Catcher['catches']): Catcher['catches'] {
  return (source) => catches(source).catch(() => true);
}
