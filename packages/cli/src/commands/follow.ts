import { join } from 'node:path';
import { follow, followReport, type Project, withUpstream } from '@cpu-models/author/follow';
import { writeChanges } from '@cpu-models/import';
import { answerText } from '@cpu-models/outputs';
import type { Command } from 'commander';
import { writeOutput } from '../io/output.js';
import { findWorkspace, readSource } from '../io/workspace.js';

interface Options {
  readonly release?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
}

export function registerFollow(program: Command): void {
  const group = program
    .command('follow')
    .description('import a new upstream release as a change to review, and tell what is left to do');
  for (const project of ['qemu', 'libvirt'] as const) {
    group
      .command(project)
      .description(project === 'qemu' ? "QEMU's tables, machine types and compat entries" : "libvirt's cpu_map")
      .argument('<tree>', 'an unpacked source tree, or a tarball of it')
      .option('--release <release>', 'its number, instead of the one that the tree states')
      .option('--dry-run', 'report what would change and write nothing')
      .option('--report <file>', 'write the report into a file, for the pull request')
      .action((tree: string, options: Options, command: Command) => run(project, tree, options, command));
  }
}

async function run(project: Project, tree: string, options: Options, command: Command): Promise<void> {
  const { workspace: named, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
  const workspace = findWorkspace(named);
  const source = await readSource(workspace);
  const numbering = source.one('release').value.numbering?.[project];
  const followed = await withUpstream(project, tree, { release: options.release, numbering }, (upstream) =>
    follow(project, source, workspace, upstream),
  );
  const written = options.dryRun !== true;
  if (written) await writeChanges(join(workspace, 'schemas'), followed.changes);
  const report = followReport(followed, written);
  if (options.report !== undefined) writeOutput(options.report, `${report}\n`);
  if (json) console.log(answerText('follow', { ...followed, written }));
  else
    console.log(
      options.report === undefined
        ? report
        : `${followed.changes.length} files ${written ? 'changed' : 'would change'}; the report is in ${options.report}`,
    );
  if (followed.unplaced.length + followed.problems.length + followed.released.length > 0) process.exitCode = 1;
}
