import { applyTree, libvirt, planTree, qemu, RECORD, revertTree, type Target } from '@cpu-models/apply';
import { cTables, libvirtRelease, takeUpMissing } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { generateQemu } from '@cpu-models/gen-qemu';
import { answerText } from '@cpu-models/outputs';
import { answeredBy, otherMicro, releaseOfVersion, type Source } from '@cpu-models/source';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { findWorkspace, readSource } from '../io/workspace.js';

const TARGETS: Readonly<Record<'qemu' | 'libvirt', Target>> = { qemu, libvirt };

interface Options {
  readonly release?: string;
  readonly check?: boolean;
  readonly revert?: boolean;
  readonly discard?: boolean;
  readonly adopt?: boolean;
  readonly addMissing?: boolean;
  readonly qemu?: string;
}

export function registerApply(program: Command): void {
  const apply = program
    .command('apply')
    .description('put generated files into an upstream source tree, in place of the hand-written ones');
  for (const project of ['qemu', 'libvirt'] as const) {
    const target = apply
      .command(project)
      .description(
        project === 'qemu'
          ? 'CPU tables and compat entries, as files that cpu.c and pc.c include'
          : 'the files of src/cpu_map, and their list in meson.build',
      )
      .argument('<tree>', 'an unpacked source tree')
      .option('--release <release>', 'the release whose files are applied, instead of the one that the tree states')
      .option('--check', 'write nothing; fail if the tree is not as it should be')
      .addOption(new Option('--revert', 'undo what was applied').conflicts(['check', 'release', 'discard', 'adopt']))
      .option('--discard', "drop what the tree's own tables say beyond the source")
      .option('--adopt', `switch over for good: keep no ${RECORD} for --revert`)
      .action((tree: string, options: Options, command: Command) => run(project, tree, options, command));
    if (project === 'libvirt')
      target
        .option(
          '--add-missing',
          'also add what a QEMU release has and this libvirt lacks; names that are there do not change',
        )
        .option('--qemu <release>', 'that QEMU release; the newest by default');
  }
}

async function run(project: 'qemu' | 'libvirt', tree: string, options: Options, command: Command): Promise<void> {
  const { workspace, overlay, json } = command.optsWithGlobals<{
    workspace?: string;
    overlay?: string;
    json?: boolean;
  }>();
  const target = TARGETS[project];
  const tell = (result: { done: string; release?: string; paths: readonly string[] }) => {
    if (json) console.log(answerText('apply', result));
    else for (const line of [...result.paths.map((path) => `  ${path}`), `${tree}: ${result.done}`]) console.log(line);
  };
  if (options.revert) {
    tell({ done: 'as it was before', paths: await revertTree(target, tree) });
    return;
  }
  const source = await readSource(findWorkspace(workspace), overlay);
  const asked = {
    ...options,
    releases: releasesOf(source, project),
    releaseOf: (version: string) => releaseOfVersion(version, source.one('release').value.numbering?.[project]),
    answeredBy: project === 'libvirt' ? answeredBy(source.one('release').value) : {},
    generate: (release: string) =>
      filesOf(
        options.addMissing ? withMissing(source, release, options.qemu, json === true) : source,
        project,
        release,
      ),
  };
  const { release, version, changes } = options.check
    ? planTree(target, tree, asked)
    : await applyTree(target, tree, asked);
  const axis = source.one('release').value;
  const meant = project === 'qemu' && options.release === undefined ? otherMicro(axis, release, version) : undefined;
  const own =
    meant === undefined ? '' : ` (by ${release} the source means ${meant}; the files are those of ${version})`;
  const what = `${target.project} ${version} as release ${release}${own}`;
  if (!options.check)
    tell({
      done: changes.size === 0 ? `${what}, unchanged` : `${what}, ${changes.size} files written`,
      release,
      paths: [...changes.keys()],
    });
  else if (changes.size === 0) tell({ done: `${what}, nothing to do`, release, paths: [] });
  else {
    tell({ done: pc.red(`${changes.size} files are not as they should be`), release, paths: [...changes.keys()] });
    process.exitCode = 1;
  }
}

function releasesOf(source: Source, project: 'qemu' | 'libvirt'): string[] {
  return source.one('release').value[project].map(({ release }) => release);
}

/** The source in which the libvirt release has what it lacks, and what that is, told to whoever reviews the change. */
function withMissing(source: Source, release: string, named: string | undefined, quiet: boolean): Source {
  const known = releasesOf(source, 'qemu');
  const qemu = named ?? (known.at(-1) as string);
  if (!known.includes(qemu)) throw new UsageError(`QEMU ${qemu} is not supported; supported are ${known.join(', ')}`);
  const { source: after, names, features, left } = takeUpMissing(source, release, qemu);
  const tell = (what: string, list: readonly string[]) => {
    if (list.length > 0) console.log(`${list.length} ${what}: ${list.join(', ')}`);
  };
  if (!quiet) {
    tell(`names of QEMU ${qemu} that libvirt ${release} lacks`, names);
    tell('features that they need besides', features);
    tell('of their features are left out, as names that are released would get them too', left);
  }
  return after;
}

function filesOf(source: Source, project: 'qemu' | 'libvirt', release: string) {
  return project === 'qemu' ? generateQemu(cTables(source, release)) : generateLibvirt(libvirtRelease(source, release));
}
