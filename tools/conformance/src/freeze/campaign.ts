import { createHash } from 'node:crypto';
import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { findViolations } from '@cpu-models/freeze';
import { canonicalJson, isCpuModelError, type QemuRelease } from '@cpu-models/runtime';
import { FILE_KINDS, Source, withValue } from '@cpu-models/source';
import { randomNumbers, shuffled } from '../mutations/random.js';
import { answerOf, mapAnswer, type Question, questionsOf } from './answers.js';
import { type Dice, type Edit, FACTS } from './facts.js';

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
    if (harmful !== refused)
      counts.wrong.push(
        `${fact} (turn ${turn}, ${edit.file}): ${harmful ? 'not refused' : 'refused, and no answer found that changes'}`,
      );
  }
  return counts;
}

function tryEdit(source: Source, edit: Edit): { harmful: boolean; refused: boolean } | null {
  const edited = withEdit(source, edit);
  try {
    return { harmful: changesAnswers(source, edited, edit), refused: findViolations(edited).length > 0 };
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

function changesAnswers(before: Source, after: Source, { focus }: Edit): boolean {
  const { qemu, libvirt } = before.one('release').value;
  const maps = libvirt.some(({ release }) => mapOf(before, release) !== mapOf(after, release));
  if (maps) return true;
  return qemu.some(({ release }) => {
    const [old, now] = [releaseOf(before, release), qemuRelease(after, release)];
    if (textOf(old) === textOf(now)) return false;
    for (const question of questionsOf(old, focus))
      if (knownAnswer(old, question) !== digest(answerOf(question, now))) return true;
    return false;
  });
}

const releases = new Map<Source, Map<string, QemuRelease>>();

function releaseOf(source: Source, name: string): QemuRelease {
  const known = releases.get(source) ?? new Map<string, QemuRelease>();
  releases.set(source, known);
  const release = known.get(name) ?? qemuRelease(source, name);
  known.set(name, release);
  return release;
}

const asked = new WeakMap<QemuRelease, Map<string, string>>();

/** An answer of the source as it is, asked once. */
function knownAnswer(release: QemuRelease, question: Question): string {
  const known = asked.get(release) ?? new Map<string, string>();
  asked.set(release, known);
  const answer = known.get(question[0]) ?? digest(answerOf(question, release));
  known.set(question[0], answer);
  return answer;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

function mapOf(source: Source, release: string): string {
  return mapAnswer(libvirtRelease(source, release).map);
}

function textOf(release: QemuRelease): string {
  return canonicalJson({ ...release, behaviours: [...release.behaviours] });
}
