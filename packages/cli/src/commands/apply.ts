import { applyTree, libvirt, planTree, qemu, RECORD, revertTree, type Target } from '@cpu-models/apply';
import { cTables, libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { generateQemu } from '@cpu-models/gen-qemu';
import { answeredBy, type Source } from '@cpu-models/source';
import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { findWorkspace, readSource } from '../io/workspace.js';

const TARGETS: Readonly<Record<'qemu' | 'libvirt', Target>> = { qemu, libvirt };

interface Options {
  readonly release?: string;
  readonly check?: boolean;
  readonly revert?: boolean;
  readonly discard?: boolean;
  readonly adopt?: boolean;
}

export function registerApply(program: Command): void {
  const apply = program
    .command('apply')
    .description('put generated files into an upstream source tree, in place of the hand-written ones');
  for (const project of ['qemu', 'libvirt'] as const) {
    apply
      .command(project)
      .description(
        project === 'qemu'
          ? 'CPU tables and compat entries, as files that cpu.c and pc.c include'
          : 'src/cpu_map and its list in meson.build',
      )
      .argument('<tree>', 'an unpacked source tree')
      .option('--release <release>', 'whose files to take, instead of the one that the tree says it is')
      .option('--check', 'write nothing; fail if the tree is not as it should be')
      .addOption(
        new Option('--revert', 'take out again what was applied').conflicts(['check', 'release', 'discard', 'adopt']),
      )
      .option('--discard', "let go what the tree's own tables say beyond the source")
      .option('--adopt', `switch over for good: keep no ${RECORD} for --revert`)
      .action((tree: string, options: Options, command: Command) => run(project, tree, options, command));
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
    if (json) console.log(JSON.stringify(result, null, 2));
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
    answeredBy: project === 'libvirt' ? answeredBy(source.one('release').value) : {},
    generate: (release: string) => filesOf(source, project, release),
  };
  const { release, version, changes } = options.check
    ? planTree(target, tree, asked)
    : await applyTree(target, tree, asked);
  const what = `${target.project} ${version} as release ${release}`;
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

function filesOf(source: Source, project: 'qemu' | 'libvirt', release: string) {
  return project === 'qemu' ? generateQemu(cTables(source, release)) : generateLibvirt(libvirtRelease(source, release));
}
