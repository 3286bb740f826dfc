import { frozenReleases, type Project, type Violation, violationsIn, waiversOf } from '@cpu-models/freeze';
import { randomNumbers } from '@cpu-models/probe';
import { isCpuModelError } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { shuffled } from '../mutations/random.js';
import { withEdit } from './edited.js';
import { type Dice, type Edit, FACTS } from './facts.js';
import { changesAnswers } from './oracle.js';
import { readersOf } from './readers-of.js';

/** What became of one edit. */
export interface Outcome {
  readonly fact: string;
  readonly file: string;
  /** Whether an answer of something released changes. */
  readonly harmful: boolean;
  readonly refused: boolean;
  /** What the freeze says of it. */
  readonly why: string;
}

/** `none`: the dice chose a thing without such a fact; `broken`: no source is left to ask, which the rules are for. */
export type Attempt = Outcome | 'none' | 'broken';

/** Says one fact of the source in another way, kind by kind; the same for the same seed and turn. */
export function attempt(source: Source, seed: number, turn: number): Attempt {
  // Another order for each seed, so that a small sample is not always of the same kinds.
  const kinds = shuffled(Object.entries(FACTS), randomNumbers(seed));
  const [fact, make] = kinds[turn % kinds.length] as (typeof kinds)[number];
  const edit = make(source, diceOf(seed, turn), fact);
  return edit === null ? 'none' : tryEdit(source, edit);
}

function diceOf(seed: number, turn: number): Dice {
  const random = randomNumbers(seed ^ Math.imul(turn + 1, 0x9e37_79b1));
  const below = (end: number) => Math.floor(random() * end);
  return { below, pick: (items) => items[below(items.length)] as never };
}

function tryEdit(source: Source, edit: Edit): Attempt {
  const edited = withEdit(source, edit);
  const readers = readersOf(source, edit.file);
  try {
    const [first] = violationsOf(edited, readers);
    const why = first === undefined ? '' : `${first.project} ${first.release} ${first.change.path.join('/')}`;
    const shows = (violations: readonly Violation[]) => {
      const releases = violations.filter(({ project }) => project === 'qemu').map(({ release }) => release);
      return changesAnswers(source, edited, edit, readers, [...new Set(releases)]);
    };
    // Where the first refusal shows nothing, another one may.
    const harmful = first === undefined ? shows([]) : shows([first]) || shows([...violationsOf(edited, readers)]);
    return { fact: edit.fact, file: edit.file, harmful, refused: first !== undefined, why };
  } catch (error) {
    // Facts that contradict one another resolve to nothing: the rules refuse such a source before the freeze sees it.
    if (error instanceof Error && !(error instanceof TypeError) && !isCpuModelError(error)) return 'broken';
    throw error;
  }
}

/**
 * What the freeze refuses, one release after the other from the newest on: the first is enough to refuse an edit. A waiver
 * that is not needed any more is refused too.
 */
function* violationsOf(edited: Source, projects: readonly Project[]): Generator<Violation> {
  const waivers = waiversOf(edited);
  for (const project of projects)
    for (const release of frozenReleases(edited, project).reverse())
      yield* violationsIn(edited, project, release).filter((violation) => !waivers.allowsEdit(violation));
  yield* unneededOf(waivers).filter(({ project }) => projects.includes(project));
}

/** Waivers of facts that nothing needs, as refusals of these facts. */
function unneededOf(waivers: ReturnType<typeof waiversOf>): Violation[] {
  const isUnneeded = new Set(waivers.unneeded().flatMap(({ path: [list, at] }) => (list === 'edits' ? [at] : [])));
  return waivers.file.edits
    .filter((_, at) => isUnneeded.has(at))
    .map(({ project, release, facts: [fact = ''] }) => {
      const change = { path: fact.split('/'), from: undefined, to: undefined };
      return { project, release, change, effects: [] };
    });
}
