import { findViolations } from '@cpu-models/freeze';
import { randomNumbers } from '@cpu-models/probe';
import { isCpuModelError } from '@cpu-models/runtime';
import { FILE_KINDS, Source, withValue } from '@cpu-models/source';
import { shuffled } from '../mutations/random.js';
import { type Dice, type Edit, FACTS } from './facts.js';
import { changesAnswers } from './oracle.js';

/** What became of random single facts. */
export interface Counts {
  readonly tried: number;
  /** Those that change a released answer, and how many of these were refused. */
  readonly harmful: number;
  readonly refused: number;
  /** Those that change none, and how many of these passed. */
  readonly harmless: number;
  readonly passed: number;
  /** Edits that leave no source to ask, which the rules are for. */
  readonly broken: number;
  readonly wrong: readonly string[];
}

/** Changes `count` facts of the source, one at a time, kind by kind, as a seed has it. */
export function runCampaign(
  source: Source,
  seed: number,
  count: number,
  step: (done: number) => void = () => undefined,
): Counts {
  const random = randomNumbers(seed);
  const below = (end: number) => Math.floor(random() * end);
  const dice: Dice = { below, pick: (items) => items[below(items.length)] as never };
  // Another order for each seed, so that a small sample is not always of the same kinds.
  const kinds = shuffled(Object.entries(FACTS), random);
  const counts = { tried: 0, harmful: 0, refused: 0, harmless: 0, passed: 0, broken: 0, wrong: [] as string[] };
  for (let turn = 0; counts.tried < count && turn < 20 * count; turn++) {
    const [fact, make] = kinds[turn % kinds.length] as (typeof kinds)[number];
    const edit = make(source, dice, fact);
    if (edit === null) continue;
    const outcome = tryEdit(source, edit);
    if (outcome === null) {
      counts.broken++;
      continue;
    }
    step(++counts.tried);
    const { harmful, refused } = outcome;
    if (harmful) counts.harmful++;
    else counts.harmless++;
    if (harmful && refused) counts.refused++;
    if (!harmful && !refused) counts.passed++;
    if (harmful !== refused) counts.wrong.push(`${fact} (turn ${turn}, ${edit.file}): ${wrongly(outcome)}`);
  }
  return counts;
}

interface Outcome {
  readonly harmful: boolean;
  readonly refused: boolean;
  /** What the freeze says of it. */
  readonly why: string;
}

function wrongly({ harmful, why }: Outcome): string {
  return harmful ? 'not refused' : `refused (${why}), and no answer found that changes`;
}

function tryEdit(source: Source, edit: Edit): Outcome | null {
  const edited = withEdit(source, edit);
  try {
    const violations = findViolations(edited);
    const releases = violations.filter(({ project }) => project === 'qemu').map(({ release }) => release);
    const [first] = violations;
    const why = first === undefined ? '' : `${first.project} ${first.release} ${first.change.path.join('/')}`;
    const harmful = changesAnswers(source, edited, edit, [...new Set(releases)]);
    return { harmful, refused: violations.length > 0, why };
  } catch (error) {
    // Facts that contradict one another resolve to nothing: the rules refuse such a source before the freeze sees it.
    if (error instanceof Error && !(error instanceof TypeError) && !isCpuModelError(error)) return null;
    throw error;
  }
}

/** A source that says something else in one file. */
function withEdit(source: Source, { file, value }: Edit): Source {
  const documents = FILE_KINDS.flatMap((kind) =>
    source
      .all(kind.schema)
      .filter(({ document }) => kind.path.test(document.file))
      .map(({ document }) => ({ kind, document: document.file === file ? withValue(document, value) : document })),
  );
  return new Source(source.root, documents, []);
}
