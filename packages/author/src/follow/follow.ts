import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkFreeze, extendLedgers } from '@cpu-models/freeze';
import {
  type FileChange,
  type Merge,
  mergeLibvirt,
  mergeQemu,
  planChanges,
  readLibvirtTree,
  readQemuTree,
  type WantedFile,
} from '@cpu-models/import';
import { compareReleases } from '@cpu-models/runtime';
import { formatProblem, type Source } from '@cpu-models/source';
import { changedDrift, compareAnswers, type DriftChange, type Touched, touchedModels } from '../impact/index.js';
import { tryChanges } from '../texts.js';
import { type Addition, additions } from './follow-additions.js';
import type { Project, Upstream } from './upstream.js';

/** What following a release makes of the source, and what is left for people. */
export interface Followed {
  readonly project: Project;
  readonly version: string;
  readonly release: string;
  /** The micro release that the source means by the release, where the tree is another one of it. */
  readonly meant?: string | undefined;
  /** The release was not on the axis before. */
  readonly isNew: boolean;
  readonly changes: readonly FileChange[];
  readonly models: readonly Touched[];
  readonly additions: readonly Addition[];
  readonly drift: readonly DriftChange[];
  /** Answers of releases that were supported before and would change: an import must not. */
  readonly released: readonly string[];
  readonly recordings: readonly string[];
  readonly unplaced: readonly string[];
  readonly problems: readonly string[];
}

/** Reads an upstream tree and says what it makes of the source. Nothing is written. */
export async function follow(
  project: Project,
  source: Source,
  workspace: string,
  upstream: Upstream,
): Promise<Followed> {
  const { release, version, folder } = upstream;
  const { files, unplaced, meant }: Merge =
    project === 'qemu' ? mergeQemu(source, await readQemuTree(folder), release) : libvirtMerge(source, folder, release);
  const changes = await planChanges(source.root, files as readonly WantedFile[]);
  const { source: after, problems } = await tryChanges(source.root, changes);
  const sound = problems.length === 0;
  const open = new Set(checkFreeze(source).map(formatProblem));
  // The new release's ledger is written below.
  const questions = sound ? checkFreeze(after).filter(({ rule }) => rule !== 'freeze-missing') : [];
  // Questions that were open before are not this release's.
  const frozen = questions.filter((problem) => !open.has(formatProblem(problem)));
  return {
    project,
    version,
    release,
    meant,
    isNew: !described(source, project).includes(release),
    // A ledger takes what it gets for granted from then on, so it waits until every question is answered.
    changes: sound && questions.length === 0 ? [...changes, ...ledgers(source, after)] : changes,
    models: sound ? touchedModels(source, after) : [],
    additions: sound ? additions(source, after) : [],
    drift: sound ? changedDrift(source, after) : [],
    released: sound ? releasedChanges(source, after) : [],
    recordings: project === 'qemu' ? missingRecordings(workspace, release) : [],
    unplaced,
    problems: [...problems, ...frozen].map((problem) => formatProblem({ ...problem, file: `schemas/${problem.file}` })),
  };
}

/** Numbers whose trees the source describes, by an entry or in the list of one. */
function described(source: Source, project: Project): string[] {
  const { qemu, libvirt } = source.one('release').value;
  return project === 'qemu'
    ? qemu.map(({ release }) => release)
    : libvirt.flatMap(({ release, same = [] }) => [release, ...same]);
}

function libvirtMerge(source: Source, folder: string, release: string) {
  return mergeLibvirt(readLibvirtTree(folder, release), source.values());
}

function releasedChanges(before: Source, after: Source): string[] {
  return compareAnswers(before, after).changed.map(
    ({ release, accelerator, name, machines, properties }) =>
      `QEMU ${release}, ${accelerator}, ${name} on ${machines.length} machine types: ${properties.slice(0, 3).join(', ')}`,
  );
}

/** What the ledgers of released answers gain. */
function ledgers(before: Source, after: Source): FileChange[] {
  const texts = new Map(before.all('freeze').map(({ document }) => [document.file, document.text]));
  return extendLedgers(after)
    .filter(({ state }) => state !== 'unchanged')
    .map(({ path, text }) => ({ path, before: texts.get(path) ?? null, after: text }));
}

const RECORDINGS = 'tools/conformance/recordings';

/** What the proofs of a QEMU release compare with, as far as it is not there. */
function missingRecordings(workspace: string, release: string): string[] {
  // Nothing older is recorded: those releases are read to know since when facts hold.
  if (compareReleases(release, '7.2') < 0) return [];
  const names = ['qemu', 'fuzz'].flatMap((kind) =>
    ['tcg', 'kvm'].map((accelerator) => `${kind}-${release}-${accelerator}.json.br`),
  );
  return [...names, `cpuid-${release}-tcg.json.br`]
    .filter((name) => !existsSync(join(workspace, RECORDINGS, name)))
    .map((name) => `${RECORDINGS}/${name}`);
}
