import { join } from 'node:path';
import { ledgersAt } from '@cpu-models/author/impact';
import { transact } from '@cpu-models/emit';
import {
  checkFreeze,
  extendLedgers,
  findShrinkage,
  type LedgerPlan,
  PROJECTS,
  type Shrinkage,
  waive,
} from '@cpu-models/freeze';
import { answerText } from '@cpu-models/outputs';
import { type Problem, type Source, SourceError } from '@cpu-models/source';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { findWorkspace, readSource } from '../io/workspace.js';
import { globalsOf } from '../qemu/releases.js';

interface Options {
  readonly check?: boolean;
  readonly full?: boolean;
  readonly base?: string;
  readonly waive?: string;
}

export function registerFreeze(program: Command): void {
  program
    .command('freeze')
    .description(
      'write the ledgers of new releases: from then on, what a released QEMU or libvirt answers must not change',
    )
    .option('--check', 'write nothing; compare every released fact, and fail if a release has no ledger')
    .option('--full', 'also compare neighbouring releases from scratch, which finds changes of the rules in the code')
    .option('--base <revision>', 'with --check: ledgers may only have been added since this git revision')
    .option('--waive <reason>', "accept what is refused now: adds waivers with this reason and today's date")
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      checkOptions(options);
      const workspace = findWorkspace(globals.workspace);
      const source = await readSource(workspace);
      if (options.waive !== undefined) return writeWaivers(workspace, source, options.waive, globals.json === true);
      const missing = ({ rule }: Problem) => rule === 'freeze-missing';
      const problems = checkFreeze(source, { full: options.full === true }).filter((problem) => !missing(problem));
      if (problems.length > 0)
        throw new SourceError(problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
      const plans = extendLedgers(source);
      const shrunk = options.base === undefined ? [] : await shrinkage(workspace, options.base, source);
      const behind = plans.filter(({ state }) => state !== 'unchanged');
      if (!options.check) transact(join(workspace, 'schemas'), new Map(behind.map(({ path, text }) => [path, text])));
      console.log(
        globals.json
          ? answerText('freeze', {
              ledgers: plans.map(({ text, ...plan }) => ({ ...plan, lines: linesOf(text) })),
              shrunk,
            })
          : describe(plans, options),
      );
      for (const { project, release, what } of shrunk)
        console.error(`${pc.red('changed:')} ${project} ${release}: ${what}; what a ledger says stays`);
      if (options.check && (behind.length > 0 || shrunk.length > 0)) process.exitCode = 1;
    });
}

function checkOptions({ base, check, waive: reason }: Options): void {
  if (base !== undefined && !check) throw new UsageError('--base goes with --check');
  if (reason !== undefined && check) throw new UsageError('--waive writes, --check does not: use one of them');
  if (reason !== undefined && reason.trim().length < 20)
    throw new UsageError('a waiver is read years later: say why in at least 20 characters');
}

async function writeWaivers(workspace: string, source: Source, reason: string, json: boolean): Promise<void> {
  const { path, text, edits, upgrades } = waive(source, reason, new Date().toISOString().slice(0, 10));
  const count = edits.length + upgrades.length;
  if (count > 0) transact(join(workspace, 'schemas'), new Map([[path, text]]));
  if (json) console.log(answerText('freeze', { path: `schemas/${path}`, edits, upgrades }));
  else if (count === 0) console.log('nothing is refused, so there is nothing to waive');
  else console.log(`schemas/${path}: ${count} waiver${count === 1 ? '' : 's'} added, read them before you commit`);
}

async function shrinkage(workspace: string, base: string, source: Source): Promise<Shrinkage[]> {
  const found = PROJECTS.map(async (project) => {
    const now = source.all('freeze').filter(({ document }) => document.file.startsWith(`freeze/${project}/`));
    return findShrinkage(
      project,
      await ledgersAt(workspace, base, project),
      now.map(({ value }) => value),
    );
  });
  return (await Promise.all(found)).flat();
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

function describe(plans: readonly LedgerPlan[], { check }: Options): string {
  const words = { new: check ? 'missing' : 'written', moved: check ? 'behind' : 'moved', unchanged: 'complete' };
  const rows = plans.map(({ project, release, text, state }) => {
    const told = words[state];
    const coloured = state === 'unchanged' ? pc.green(told) : check ? pc.red(told) : told;
    return [project, release, String(linesOf(text)), coloured];
  });
  const table = formatTable(['project', 'release', 'lines', ''], rows, ['release', 'lines']);
  const behind = check && plans.some(({ state }) => state !== 'unchanged');
  return behind ? `${table}\nrun \`cpu-models freeze\` to write what is missing` : table;
}
