import type { Command } from 'commander';
import pc from 'picocolors';
import { OUTPUTS, type Output } from '../gen/plans.js';
import { generate } from '../gen/run.js';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { findWorkspace } from '../io/workspace.js';

export function registerGen(program: Command): void {
  program
    .command('gen')
    .description("generate QEMU's C tables, libvirt's cpu_map and the runtime package's data from the source")
    .argument('[outputs...]', `any of ${OUTPUTS.join(', ')}; all by default`)
    .option('--check', 'write nothing; fail if what is there differs')
    .action(async (names: string[], options: { check?: boolean }, command: Command) => {
      const { workspace, overlay, json } = command.optsWithGlobals<{
        workspace?: string;
        overlay?: string;
        json?: boolean;
      }>();
      const results = await generate(findWorkspace(workspace), outputsOf(names), { check: options.check, overlay });
      const drift = results.flatMap((result) => result.drift);
      if (json) console.log(JSON.stringify(results, null, 2));
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
    });
}

function outputsOf(names: readonly string[]): Output[] {
  const unknown = names.find((name) => !OUTPUTS.includes(name as Output));
  if (unknown !== undefined)
    throw new UsageError(`there is no output ${unknown}; expected any of ${OUTPUTS.join(', ')}`);
  return names.length === 0 ? [...OUTPUTS] : (names as Output[]);
}
