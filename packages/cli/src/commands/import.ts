import { join } from 'node:path';
import { type FileChange, mergeQemu, planChanges, readQemuTree, writeChanges } from '@cpu-models/import';
import type { Command } from 'commander';
import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { findWorkspace, readSource } from '../io/workspace.js';

interface Options {
  readonly release: string;
  readonly write?: boolean;
}

export function registerImport(program: Command): void {
  const group = program.command('import').description('compare an unpacked upstream source tree with the source, or add what it says');
  group
    .command('qemu')
    .description("QEMU: feature words, models, versions, caches, dependencies, machine types, properties; read by the C compiler")
    .argument('<tree>', 'the unpacked source tree')
    .requiredOption('--release <release>', 'its name on the release axis, e.g. 10.0')
    .option('--write', 'bring the source up to date')
    .action(importQemu);
}

async function importQemu(path: string, options: Options, command: Command): Promise<void> {
  const globals = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
  if (!/^\d+\.\d+(\.\d+)?$/.test(options.release)) {
    throw new UsageError(`--release ${options.release} is no release; expected a form like 10.0 or 10.0.2`);
  }
  const workspace = findWorkspace(globals.workspace);
  const source = await readSource(workspace);
  const merge = mergeQemu(source, await readQemuTree(path), options.release);
  const changes = await planChanges(source.root, merge.files);
  if (options.write) await writeChanges(join(workspace, 'schemas'), changes);
  if (globals.json) {
    console.log(JSON.stringify({ release: options.release, changes, unplaced: merge.unplaced, written: options.write === true }, null, 2));
  } else tell(changes, merge.unplaced, options);
  if (merge.unplaced.length > 0 || (changes.length > 0 && !options.write)) process.exitCode = 1;
}

function tell(changes: readonly FileChange[], unplaced: readonly string[], { release, write }: Options): void {
  if (!write) for (const change of changes) console.log(patch(change));
  for (const message of unplaced) console.log(`${pc.yellow('not placed:')} ${message}`);
  const added = changes.filter((change) => change.before === null).length;
  const files = `${changes.length - added} files ${write ? 'changed' : 'differ'}, ${added} ${write ? 'added' : 'missing'}`;
  console.log(changes.length === 0 ? `${pc.green('no difference:')} the source says of QEMU ${release} what the tree says` : files);
}

function patch({ path, before, after }: FileChange): string {
  const text = createTwoFilesPatch(`schemas/${path}`, `schemas/${path}`, before ?? '', after, before === null ? 'missing' : '', '', { context: 1 });
  const lines = text.split('\n').filter((line) => !line.startsWith('==='));
  return lines.map((line) => (line.startsWith('+') ? pc.green(line) : line.startsWith('-') ? pc.red(line) : line)).join('\n');
}
