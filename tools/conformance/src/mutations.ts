import type { Source } from '@cpu-models/source';
import { factsOf } from './mutations-facts.js';
import { type Mutation, makeMutations } from './mutations-make.js';
import type { Catcher } from './mutations-proofs.js';
import type { Verdict } from './mutations-report.js';
import { Mutator } from './mutations-source.js';
import { mapInParallel } from './pool.js';
import type { Progress } from './progress.js';

/**
 * Makes single facts of the source wrong, and asks every catcher whether it notices.
 *
 * @param seed decides which facts; the same one gives the same mutations
 */
export async function runMutations(
  source: Source,
  catchers: readonly Catcher[],
  seed: number,
  progress: Progress,
): Promise<Verdict[]> {
  const mutator = new Mutator(source);
  const mutations = makeMutations(factsOf(source), seed);
  let done = 0;
  return mapInParallel(mutations, async (mutation) => {
    const by = await noticedBy(mutator, mutation, catchers);
    progress.step(`mutations: ${++done} of ${mutations.length}`);
    return { mutation, by };
  });
}

async function noticedBy(mutator: Mutator, mutation: Mutation, catchers: readonly Catcher[]): Promise<string[]> {
  const source = mutator.apply(mutation);
  // Nothing goes on to use a source with a file that its schema refuses.
  if (source.problems.length > 0) return ['validate'];
  const by: string[] = [];
  for (const catcher of [...catchers].sort((a, b) => Number(a.isSlow) - Number(b.isSlow))) {
    if (catcher.isSlow && by.length > 0) continue;
    if (await catcher.catches(source)) by.push(catcher.name);
  }
  return by;
}
