import { compareReleases } from '@cpu-models/runtime';
import { nextRelease, type Path, type Source, type SourceDocument } from '@cpu-models/source';
import { at, atKey, defineRule, type Fault } from '../rule.js';

/** A fact that people must be told something about. */
interface Told {
  readonly document: SourceDocument;
  /** Where it stands. */
  readonly path: Path;
  /** What it is called in the message. */
  readonly name: string;
  readonly says: { readonly [field: string]: unknown };
  readonly asks: Asks;
}

/** Fields that it must have, and what each of them is. */
type Asks = Readonly<Record<string, string>>;

const WHAT = { about: 'a sentence of our own: what it is' };
const HARDWARE = { ...WHAT, hardware: 'the hardware that it stands for, or none' };
/** Fields of which nobody else has said anything while the release that brings the fact is being made. */
const KNOWN_LATER: readonly string[] = ['hardware', 'source'];
const WHY = {
  about: 'a sentence of our own: why it is there',
  source: 'the commit of QEMU, or the release note, that says so',
};

export const unexplained = defineRule({
  id: 'unexplained',
  what: 'Words and bits say what they are, models which hardware, and versions and compat entries why they are there and, once their release is out, who says so.',
  forReaders: true,
  *find(source) {
    const next = nextRelease(source.one('release').value, 'qemu');
    for (const told of toldOf(source)) yield* faults(told, next);
  },
});

function* faults({ document, path, name, says, asks }: Told, next: string): Generator<Fault> {
  const told = path.length === 0 ? atKey : at;
  const place: Path = path.length === 0 ? [Object.keys(says)[0] ?? ''] : path;
  for (const [field, expected] of Object.entries(asks)) {
    const text = says[field];
    if (text === undefined && KNOWN_LATER.includes(field) && isNew(says, next)) continue;
    if (text === undefined) yield told(document, place, { message: `${name} has no ${field}`, expected });
    else if (typeof text === 'string' && field !== 'hardware' && !text.trim().includes(' '))
      yield at(document, [...path, field], { message: `${field} of ${name} is no more than '${text}'`, expected });
  }
}

/** Whether a fact joins a release that is not out. */
function isNew({ since }: Told['says'], next: string): boolean {
  return typeof since === 'string' && compareReleases(since, next) >= 0;
}

function toldOf(source: Source): Told[] {
  return [...wordsOf(source), ...modelsOf(source), ...compatOf(source)];
}

function wordsOf(source: Source): Told[] {
  return source.all('word').flatMap(({ document, value }) => [
    { document, path: [], name: `the word ${value.word}`, says: { ...value }, asks: WHAT },
    ...value.features.map((feature, i) => ({
      document,
      path: ['features', i],
      name: feature.name,
      says: { ...feature },
      asks: WHAT,
    })),
  ]);
}

/** Version 1 is the model itself, of which the file's head speaks. */
function modelsOf(source: Source): Told[] {
  return source.all('model').flatMap(({ document, value }) => [
    { document, path: [], name: value.name, says: { ...value }, asks: HARDWARE },
    ...(value.versions ?? []).flatMap((version, i) =>
      version.version === 1
        ? []
        : [
            {
              document,
              path: ['versions', i],
              name: `${value.name}-v${version.version}`,
              says: { ...version },
              asks: WHY,
            },
          ],
    ),
  ]);
}

function compatOf(source: Source): Told[] {
  return source.all('compat').flatMap(({ document, value }) => [
    ...(value.heads ?? []).map((head, i) => ({
      document,
      path: ['heads', i],
      name: `the entry for ${head.from} to ${head.to}`,
      says: { ...head },
      asks: WHY,
    })),
    ...value.arrays.flatMap(({ array, since, entries }, i) =>
      entries.map((entry, j) => ({
        document,
        path: ['arrays', i, 'entries', j],
        name: `the entry for ${'set' in entry ? Object.keys(entry.set).join(', ') : entry.property} of ${array}`,
        says: { since, ...entry },
        asks: WHY,
      })),
    ),
  ]);
}
