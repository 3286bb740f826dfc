import type { Source } from '@cpu-models/source';
import { mapInParallel } from '../pool.js';
import type { Progress } from '../progress.js';
import type { Mutation } from './make.js';
import { asText, type Catcher } from './proofs.js';
import type { Verdict } from './report.js';
import { Mutator } from './source.js';

/**
 * Asks the catchers about every mutation of a source, in their order, until one notices.
 *
 * @param outputs everything that is generated from a source: a mutation that leaves it as it is says nothing wrong
 */
export async function runMutations(
  source: Source,
  mutations: readonly Mutation[],
  catchers: readonly Catcher[],
  outputs: (source: Source) => unknown,
  progress: Progress,
): Promise<Verdict[]> {
  const mutator = new Mutator(source);
  const unchanged = asText(outputs(source));
  let done = 0;
  return mapInParallel(mutations, async (mutation) => {
    const mutated = mutator.apply(mutation);
    const by = await noticedBy(mutated, catchers);
    const isSilent = by.length === 0 && asText(outputs(mutated)) === unchanged;
    progress.step(`mutations: ${++done} of ${mutations.length}`);
    return { mutation, by, isSilent };
  });
}

/** The first that notices: the others are not asked. */
async function noticedBy(source: Source, catchers: readonly Catcher[]): Promise<string[]> {
  // Nothing goes on to use a source with a file that its schema refuses.
  if (source.problems.length > 0) return ['validate'];
  for (const catcher of catchers) if (await catcher.catches(source)) return [catcher.name];
  return [];
}
