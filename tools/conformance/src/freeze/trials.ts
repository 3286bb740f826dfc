import { qemuRelease } from '@cpu-models/catalog';
import { checkFreeze, compareQemu, ledgersOf } from '@cpu-models/freeze';
import { canonicalJson, type QemuRelease } from '@cpu-models/runtime';
import { FILE_KINDS, Source } from '@cpu-models/source';
import { type Edit, makeEdits } from './edits.js';
import { changedPlaces, type Resolutions, resolveAll } from './oracle.js';

/** What became of all edits. */
export interface TrialCounts {
  readonly edits: number;
  readonly harmful: number;
  readonly refused: number;
  readonly harmless: number;
  readonly passed: number;
  /** What the freeze did other than the resolutions say: a line each. */
  readonly wrong: readonly string[];
}

/** A release as it was, resolved and frozen. */
interface Known {
  readonly name: string;
  readonly facts: string;
  readonly resolutions: Resolutions;
  readonly frozen: Parameters<typeof compareQemu>[0];
}

/** Tries every edit: the freeze has to refuse it exactly if some CPU of a released QEMU is another one after it. */
export function runTrials(
  source: Source,
  step: (done: number, all: number) => void,
  edits: readonly Edit[] = makeEdits(source),
): TrialCounts {
  const known = [...ledgersOf(source, 'qemu').read].map(([name, { facts: frozen }]): Known => {
    const release = qemuRelease(source, name);
    return { name, facts: textOf(release), resolutions: resolveAll(release), frozen };
  });
  const counts = { edits: edits.length, harmful: 0, refused: 0, harmless: 0, passed: 0, wrong: [] as string[] };
  edits.forEach((edit, at) => {
    step(at, edits.length);
    const { harmful, refused, faults } = tryEdit(source, edit, known, at % 25 === 0);
    if (harmful) counts.harmful++;
    else counts.harmless++;
    if (harmful && refused && faults.length === 0) counts.refused++;
    if (!harmful && !refused) counts.passed++;
    if (harmful !== refused) counts.wrong.push(`${edit.name}: ${harmful ? 'not refused' : 'refused without reason'}`);
    counts.wrong.push(...faults.map((fault) => `${edit.name}: ${fault}`));
  });
  return counts;
}

interface Trial {
  readonly harmful: boolean;
  readonly refused: boolean;
  readonly faults: readonly string[];
}

function tryEdit(source: Source, edit: Edit, known: readonly Known[], whole: boolean): Trial {
  const edited = applyEdit(source, edit);
  const trials = known.map((release) => tryRelease(edited, release));
  const trial = {
    harmful: trials.some(({ harmful }) => harmful),
    refused: trials.some(({ refused }) => refused),
    faults: trials.flatMap(({ faults }) => faults),
  };
  // The check as its users call it comes to the same; that a waiver is not needed any more is another matter.
  if (whole && checkFreeze(edited).some(({ rule }) => rule === 'freeze') !== trial.refused)
    return { ...trial, faults: [...trial.faults, 'checkFreeze says otherwise'] };
  return trial;
}

/** A source that says something else in one file. */
function applyEdit(source: Source, { file, value }: Edit): Source {
  const documents = FILE_KINDS.flatMap((kind) =>
    source
      .all(kind.schema)
      .filter(({ document }) => kind.path.test(document.file))
      .map(({ document }) => ({ kind, document: document.file === file ? { ...document, value } : document })),
  );
  return new Source(source.root, documents, []);
}

function tryRelease(edited: Source, { name, facts, resolutions, frozen }: Known): Trial {
  const release = qemuRelease(edited, name);
  if (textOf(release) === facts)
    return { harmful: false, refused: compareQemu(frozen, release).length > 0, faults: [] };
  const expected = attempt(() => changedPlaces(resolutions, release));
  const violations = attempt(() => compareQemu(frozen, release));
  // Facts that contradict one another resolve to nothing: the rules refuse such a source before the freeze sees it.
  if (expected === null || violations === null)
    return { harmful: expected === null, refused: violations === null, faults: [] };
  return {
    harmful: expected.size > 0,
    refused: violations.length > 0,
    faults: [],
  };
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function textOf(release: QemuRelease): string {
  return canonicalJson({ ...release, behaviours: [...release.behaviours] });
}
