import { join } from 'node:path';
import { checkFreeze, extendLedgers, findShrinkage, type LedgerPlan } from '@cpu-models/freeze';
import { type Source, SourceError } from '@cpu-models/source';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { findWorkspace, readSource } from '../io/workspace.js';
import { ledgersAt } from '../qemu/ledgers-at.js';
import { writeOutput } from '../qemu/output.js';
import { globalsOf } from '../qemu/releases.js';
import { toJson } from '../qemu/text.js';

interface Options {
  readonly check?: boolean;
  readonly base?: string;
}

export function registerFreeze(program: Command): void {
  program
    .command('freeze')
    .description('add new releases, machine types, models and versions to the ledger of what released QEMUs give')
    .option('--check', 'write nothing; compare every frozen CPU, and fail if the ledger lacks something')
    .option('--base <revision>', 'with --check: the ledger may only have grown since this git revision')
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      if (options.base !== undefined && !options.check) throw new UsageError('--base goes with --check');
      const workspace = findWorkspace(globals.workspace);
      const source = await readSource(workspace);
      const problems = checkFreeze(source, { full: true });
      if (problems.length > 0)
        throw new SourceError(problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
      const plans = extendLedgers(source);
      const shrunk = options.base === undefined ? [] : await shrinkage(workspace, options.base, source);
      const behind = plans.filter(({ state }) => state !== 'unchanged');
      if (!options.check)
        for (const { path, text } of behind) await writeOutput(join(workspace, 'schemas', path), text);
      console.log(
        globals.json
          ? toJson({ ledgers: plans.map(({ text, ...plan }) => ({ ...plan, bytes: text.length })), shrunk })
          : describe(plans, options),
      );
      for (const { release, what } of shrunk)
        console.error(`${pc.red('shrunk:')} QEMU ${release}: ${what}; answers are only ever added`);
      if (options.check && (behind.length > 0 || shrunk.length > 0)) process.exitCode = 1;
    });
}

async function shrinkage(workspace: string, base: string, source: Source) {
  return findShrinkage(
    await ledgersAt(workspace, base),
    source.all('freeze').map(({ value }) => value),
  );
}

function describe(plans: readonly LedgerPlan[], { check }: Options): string {
  const words = { new: check ? 'missing' : 'written', extended: check ? 'behind' : 'extended', unchanged: 'complete' };
  const rows = plans.map(({ release, machines, classes, models, text, state }) => {
    const told = words[state];
    return [
      release,
      String(machines),
      String(classes),
      String(models),
      String(text.length),
      state === 'unchanged' ? pc.green(told) : check ? pc.red(told) : told,
    ];
  });
  const table = formatTable(['QEMU', 'machine types', 'classes', 'models', 'bytes', ''], rows, [
    'machine types',
    'classes',
    'models',
    'bytes',
  ]);
  const behind = check && plans.some(({ state }) => state !== 'unchanged');
  return behind ? `${table}\nrun \`cpu-models freeze\` to add what the ledger lacks` : table;
}
