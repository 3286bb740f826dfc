import { checkFreeze } from '@cpu-models/freeze';
import {
  answerText,
  findWorkspace,
  generateFrom,
  type Round,
  UsageError,
  viewOf,
  watchOutputs,
} from '@cpu-models/outputs';
import { formatProblem, type Source, SourceError, sortProblems } from '@cpu-models/source';
import type { Command } from 'commander';
import pc from 'picocolors';
import { formatTable } from '../io/table.js';
import { NAMES, outputsNamed } from '../outputs.js';

export function registerGen(program: Command): void {
  program
    .command('gen')
    .description("generate QEMU's C tables, libvirt's cpu_map and the runtime package's data from the source")
    .argument('[outputs...]', `any of ${NAMES.join(', ')}; all by default`)
    .option('--check', 'write nothing; fail if what is there differs')
    .option('--watch', 'keep running: generate again after every change of the source, or report what is wrong with it')
    .action(async (names: string[], options: { check?: boolean; watch?: boolean }, command: Command) => {
      const { workspace, overlay, json } = command.optsWithGlobals<{
        workspace?: string;
        overlay?: string;
        json?: boolean;
      }>();
      if (options.watch) {
        if (options.check || overlay) throw new UsageError('--watch goes with neither --check nor --overlay');
        return watchAndTell(findWorkspace(workspace), names, json === true);
      }
      const view = viewOf(findWorkspace(workspace), overlay);
      const results = await generateFrom(view, await outputsNamed(names), options.check === true);
      const drift = results.flatMap((result) => result.drift);
      if (json) console.log(answerText('gen', results));
      else {
        const state = (changed: boolean) => (options.check ? 'checked' : changed ? 'written' : 'unchanged');
        const rows = results.map(({ output, folder, files, changed }) => [
          output,
          folder,
          String(files),
          state(changed),
        ]);
        console.log(formatTable(['output', 'folder', 'files', ''], rows, ['files']));
        for (const { path, kind } of drift) console.log(`${pc.red(kind)} ${path}`);
        if (drift.length > 0) console.log('run `npx nx run gen` to bring the outputs up to date');
      }
      if (drift.length > 0) process.exitCode = 1;
      // What is written anew may be what no release may say any more.
      if (results.some(({ changed }) => changed)) tellRefused(await view.source(), overlay !== undefined);
    });
}

/** @throws SourceError for what the freeze refuses, though it could be generated */
function tellRefused(source: Source, open: boolean): void {
  const problems = checkFreeze(source, { open });
  if (problems.length === 0) return;
  throw new SourceError(problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
}

async function watchAndTell(workspace: string, names: readonly string[], json: boolean): Promise<void> {
  await watchOutputs(workspace, await outputsNamed(names), {
    check: (source) => checkFreeze(source, { open: false }),
    tell: (round) => console.log(json ? answerText('gen', round, 0) : described(round)),
  });
}

function described({ results, problems, milliseconds }: Round): string {
  const changed = results.filter((result) => result.changed).map(({ output }) => output);
  const written = changed.length === 0 ? 'nothing to write' : `written: ${changed.join(', ')}`;
  const found = sortProblems(problems).map((problem) => pc.red(formatProblem(problem)));
  const state = found.length === 0 ? pc.green('valid') : `${found.length} problems`;
  return [...found, `${state}; ${written} (${Math.round(milliseconds)} ms)`].join('\n');
}
