import { downstreamView } from '@cpu-models/gen-downstream';
import type { CaseResult } from '../cases.js';
import { checkWithTools, type ToolCheck } from '../downstream/checks.js';
import { compareWithRecord } from '../downstream/compare.js';
import { falseFacts } from '../downstream/facts.js';
import { ourFile } from '../downstream/produce.js';
import { checkProfiles } from '../downstream/profiles.js';
import { type Record, readRecords } from '../downstream/record.js';
import type { Proof, ProofContext } from './proof.js';

/** The files that other projects keep by hand: equal but for listed lines, and read by their own tools. */
export const downstream: Proof = {
  name: 'downstream',
  about: "the files for other projects against theirs, and by their languages' tools",
  run: async ({ source, progress }) => {
    progress.step('downstream: comparing files');
    const compared = readRecords().map((record) => proveRecord(source, record));
    progress.step('downstream: running compilers and interpreters');
    const view = downstreamView(source);
    const tools = [...(await checkWithTools(view)), ...checkProfiles(view)];
    return [...compared, ...tools.flatMap(resultsOf)];
  },
};

function proveRecord(source: ProofContext['source'], record: Record): CaseResult {
  const { project, file, commit, qemu, libvirt } = record;
  const name = [project, `${file.split('/').at(-1)} at ${commit.slice(0, 10)}`];
  const { problems, lines, differing } = compareWithRecord(ourFile(source, record), record);
  const view = downstreamView(source, { qemu, ...(libvirt && { libvirt }) });
  const wrong = [...problems, ...falseFacts(record, view)];
  if (wrong.length > 0) return { name, status: 'differs', detail: wrong.slice(0, 5).join('; ') };
  const detail = `${lines} lines as of QEMU ${qemu}`;
  if (differing === 0) return { name, status: 'identical', detail };
  return { name, status: 'equal', detail: `${detail}, but for ${differing} listed with their reasons` };
}

function resultsOf({ tool, projects, problems }: ToolCheck): CaseResult[] {
  return projects.map((project): CaseResult => {
    const name = [project, tool];
    if (problems === null)
      return { name, status: 'skipped', detail: `${tool} is not installed: its file was read by nobody` };
    return problems.length === 0
      ? { name, status: 'equal', detail: 'accepted, and means what it should' }
      : { name, status: 'differs', detail: problems.slice(0, 5).join('; ') };
  });
}
