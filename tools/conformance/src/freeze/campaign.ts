import type { Attempt, Outcome } from './attempt.js';

/** What became of random single facts. */
export interface Counts {
  readonly tried: number;
  /** Those that change a released answer, and how many of these were refused. */
  readonly harmful: number;
  readonly refused: number;
  /** Those that change none, and how many of these passed. */
  readonly harmless: number;
  readonly passed: number;
  readonly wrong: readonly string[];
}

/** Whoever tries edits; several may work side by side. */
export interface Attempter {
  readonly attempt: (turn: number) => Promise<Attempt>;
}

/** Changes `count` facts of the source, one at a time. Which ones does not depend on how many attempters there are. */
export async function runCampaign(
  attempters: readonly Attempter[],
  count: number,
  step: (done: number, wrong: number) => void = () => undefined,
): Promise<Counts> {
  const attempts: Attempt[] = [];
  let [turn, tried, wrong] = [0, 0, 0];
  const work = async ({ attempt }: Attempter) => {
    while (tried < count && turn < 20 * count) {
      const own = turn++;
      const found = await attempt(own);
      attempts[own] = found;
      if (typeof found !== 'object') continue;
      if (found.harmful !== found.refused) wrong++;
      step(++tried, wrong);
    }
  };
  await Promise.all(attempters.map(work));
  const outcomes = attempts.flatMap((found, at) => (typeof found === 'object' ? [{ ...found, turn: at }] : []));
  return countsOf(outcomes.slice(0, count));
}

function countsOf(outcomes: readonly (Outcome & { readonly turn: number })[]): Counts {
  const harmful = outcomes.filter((outcome) => outcome.harmful);
  const harmless = outcomes.filter((outcome) => !outcome.harmful);
  return {
    tried: outcomes.length,
    harmful: harmful.length,
    refused: harmful.filter(({ refused }) => refused).length,
    harmless: harmless.length,
    passed: harmless.filter(({ refused }) => !refused).length,
    wrong: outcomes
      .filter((outcome) => outcome.harmful !== outcome.refused)
      .map((outcome) => `${outcome.fact} (turn ${outcome.turn}, ${outcome.file}): ${wrongly(outcome)}`),
  };
}

function wrongly({ harmful, why }: Outcome): string {
  return harmful ? 'not refused' : `refused (${why}), and no answer found that changes`;
}
