import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Source } from '@cpu-models/source';
import { type Attempt, attempt } from './attempt.js';
import type { Attempter } from './campaign.js';

/** Fewer are tried sooner where the source is loaded already. */
const FEW = 60;

/** As many attempters as there are processors, in processes of their own, or one in this process for a small sample. */
export function attemptersFor(source: Source, seed: number, count: number) {
  if (count <= FEW) {
    const here: Attempter = { attempt: async (turn) => attempt(source, seed, turn) };
    return { attempters: [here], end: () => undefined };
  }
  const others = Array.from({ length: availableParallelism() }, () => forked(seed));
  return { attempters: others, end: () => void others.map(({ end }) => end()) };
}

function forked(seed: number): Attempter & { readonly end: () => void } {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [String(seed)]);
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`a worker ended with ${code}`);
  });
  died.catch(() => undefined);
  return {
    attempt: async (turn) => {
      child.send(turn);
      const [found] = (await Promise.race([once(child, 'message'), died])) as [Attempt];
      return found;
    },
    end: () => child.disconnect(),
  };
}
