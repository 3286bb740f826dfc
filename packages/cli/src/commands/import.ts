import { join } from 'node:path';
import {
  type FileChange,
  mergeLibvirt,
  mergeQemu,
  planChanges,
  readLibvirtTree,
  readQemuTree,
  type WantedFile,
  writeChanges,
} from '@cpu-models/import';
import { answerText } from '@cpu-models/outputs';
import type { Source } from '@cpu-models/source';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { patchText } from '../io/patch.js';
import { findWorkspace, readSource } from '../io/workspace.js';

interface Options {
  readonly release: string;
  readonly write?: boolean;
}

export function registerImport(program: Command): void {
  const group = program
    .command('import')
    .description('compare an unpacked upstream source tree with the source, or add what it says');
  group
    .command('qemu')
    .description(
      'QEMU: feature words, models, versions, caches, dependencies, machine types, properties; read by the C compiler',
    )
    .argument('<tree>', 'the unpacked source tree')
    .requiredOption('--release <release>', 'its number, e.g. 10.0')
    .option('--write', 'bring the source up to date')
    .action((tree: string, options: Options, command: Command) =>
      importTree('QEMU', options, command, async (source) =>
        mergeQemu(source, await readQemuTree(tree), options.release),
      ),
    );
  group
    .command('libvirt')
    .description('libvirt: the cpu_map of an unpacked source tree, or an installed cpu_map folder')
    .argument('<tree>', 'the unpacked source tree, or the cpu_map folder')
    .requiredOption('--release <release>', 'its number, e.g. 11.3')
    .option('--write', 'bring the source up to date')
    .action((tree: string, options: Options, command: Command) =>
      importTree('libvirt', options, command, async (source) =>
        mergeLibvirt(readLibvirtTree(tree, options.release), source.values()),
      ),
    );
}

/** What an upstream tree makes of the source. */
interface Merged {
  readonly files: readonly WantedFile[];
  readonly unplaced: readonly string[];
  readonly meant?: string | undefined;
}

async function importTree(
  project: string,
  options: Options,
  command: Command,
  merge: (source: Source) => Promise<Merged>,
): Promise<void> {
  const globals = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
  if (!/^\d+\.\d+(\.\d+)?$/.test(options.release)) {
    throw new UsageError(`--release ${options.release} is not a release; expected a form like 10.0 or 10.0.2`);
  }
  const workspace = findWorkspace(globals.workspace);
  const source = await readSource(workspace);
  const { files, unplaced, meant } = await merge(source);
  const changes = await planChanges(source.root, files);
  if (options.write) await writeChanges(join(workspace, 'schemas'), changes);
  if (globals.json) {
    console.log(answerText('import', { release: options.release, changes, unplaced, written: options.write === true }));
  } else tell(project, changes, { unplaced, meant }, options);
  if (unplaced.length > 0 || (changes.length > 0 && !options.write)) process.exitCode = 1;
}

function tell(
  project: string,
  changes: readonly FileChange[],
  { unplaced, meant }: Omit<Merged, 'files'>,
  { release, write }: Options,
): void {
  if (!write) for (const change of changes) console.log(patchText(change));
  for (const message of unplaced) console.log(`${pc.yellow('not placed:')} ${message}`);
  if (meant !== undefined)
    console.log(`by ${project} ${release} the source means ${meant}, and dates what the tree has otherwise`);
  const added = changes.filter((change) => change.before === null).length;
  const files = `${changes.length - added} files ${write ? 'changed' : 'differ'}, ${added} ${write ? 'added' : 'missing'}`;
  const none = `${pc.green('no difference:')} the source says of ${project} ${release} what the tree says`;
  console.log(changes.length === 0 ? none : files);
}
