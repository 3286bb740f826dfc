import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { cNames, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { type Project, releasedOf } from '@cpu-models/freeze';
import type { QemuRelease } from '@cpu-models/runtime';
import { memo, type Source } from '@cpu-models/source';
import { answerOf, mapAnswer, type Question, questionsOf } from './answers.js';
import type { Edit } from './facts.js';

/** As many releases are asked where nobody says which, or too many are said. */
const ASKED = 2;

/**
 * Whether released QEMUs or libvirts answer anything in another way; what is dated by notes alone may be corrected. All
 * libvirts are compared whole. Of the QEMUs that the edit touches, a few are asked everything that could show it: the
 * oldest and the newest.
 *
 * @param readers the projects that the edited file is read for
 * @param suspects releases in which the freeze says that something changes: one of those is where it must show
 */
export function changesAnswers(
  before: Source,
  after: Source,
  { focus }: Edit,
  readers: readonly Project[],
  suspects: readonly string[],
): boolean {
  const libvirts = () => readers.includes('libvirt') && mapsDiffer(before, after);
  const qemus = () =>
    readers.includes('qemu') && (namesDiffer(before, after) || answersDiffer(before, after, focus, suspects));
  // First where the freeze says that it shows.
  return suspects.length > 0 ? qemus() || libvirts() : libvirts() || qemus();
}

function mapsDiffer(before: Source, after: Source): boolean {
  const newestFirst = releasedOf(before, 'libvirt').reverse();
  return newestFirst.some((release) => mapOf(before, release) !== mapOf(after, release));
}

/** What a released QEMU's own C calls things: other names do not compile there. */
function namesDiffer(before: Source, after: Source): boolean {
  return releasedOf(before, 'qemu').some(
    (release) => !isDeepStrictEqual(cNames(before, release), cNames(after, release)),
  );
}

function answersDiffer(before: Source, after: Source, focus: Edit['focus'], suspects: readonly string[]): boolean {
  const wanted = releasedOf(before, 'qemu').filter((release) => suspects.length === 0 || suspects.includes(release));
  return spread(wanted.filter((release) => isTouched(before, after, release))).some((release) => {
    const [old, now] = [qemuRelease(before, release), qemuRelease(after, release)];
    for (const question of questionsOf(old, focus))
      if (knownAnswer(old, question) !== digest(answerOf(question, now))) return true;
    return false;
  });
}

function isTouched(before: Source, after: Source, release: string): boolean {
  return !isDeepStrictEqual(qemuRelease(before, release), qemuRelease(after, release));
}

function spread(releases: readonly string[]): readonly string[] {
  if (releases.length <= ASKED) return releases;
  const at = (part: number) => releases[Math.floor((part * (releases.length - 1)) / (ASKED - 1))] as string;
  return Array.from({ length: ASKED }, (_, part) => at(part));
}

const asked = memo((_release: QemuRelease) => new Map<string, string>());

/** An answer of the source as it is, asked once. */
function knownAnswer(release: QemuRelease, question: Question): string {
  const answers = asked(release);
  const answer = answers.get(question[0]) ?? digest(answerOf(question, release));
  answers.set(question[0], answer);
  return answer;
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}

const maps = memo((_source: Source) => new Map<string, string>());

function mapOf(source: Source, release: string): string {
  const known = maps(source);
  const answer = known.get(release) ?? digest(mapAnswer(libvirtRelease(source, release).map));
  known.set(release, answer);
  return answer;
}
