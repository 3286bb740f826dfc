import { checkFreeze } from '@cpu-models/freeze';
import { formatProblem, type Source } from '@cpu-models/source';
import { type Answers, compareAnswers, NO_ANSWERS } from './answers.js';
import { changedDrift, type DriftChange } from './drift.js';
import { changedLevels, type LevelChange } from './levels.js';
import { type Touched, touchedModels } from './models.js';
import { changedOutputs, type OutputChange } from './outputs.js';

/** Everything that follows from a change of the source. */
export interface Impact {
  readonly files: readonly { readonly path: string; readonly change: 'added' | 'removed' | 'changed' }[];
  readonly models: readonly Touched[];
  readonly answers: Answers;
  readonly outputs: readonly OutputChange[];
  readonly drift: readonly DriftChange[];
  readonly levels: readonly LevelChange[];
  /** What the ledger of released answers says against it. */
  readonly freeze: readonly string[];
}

/** What follows from changing nothing. */
export const NO_IMPACT: Impact = {
  files: [],
  models: [],
  answers: NO_ANSWERS,
  outputs: [],
  drift: [],
  levels: [],
  freeze: [],
};

/** Compares two states of the source, both without problems. */
export function impactOf(base: Source, head: Source): Impact {
  const files = changedFiles(base, head);
  if (files.length === 0) return NO_IMPACT;
  return {
    files,
    models: touchedModels(base, head),
    answers: compareAnswers(base, head),
    outputs: changedOutputs(base, head),
    drift: changedDrift(base, head),
    levels: changedLevels(base, head),
    freeze: checkFreeze(head).map((problem) => formatProblem({ ...problem, file: `schemas/${problem.file}` })),
  };
}

function changedFiles(base: Source, head: Source): Impact['files'] {
  const [before, after] = [base.values(), head.values()];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
    .map((path) => ({ path, change: !before.has(path) ? 'added' : after.has(path) ? 'changed' : 'removed' }));
}
