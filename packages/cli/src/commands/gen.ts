import { findWorkspace, generate } from '@cpu-models/outputs';
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
    .action(async (names: string[], options: { check?: boolean }, command: Command) => {
      const { workspace, overlay, json } = command.optsWithGlobals<{
        workspace?: string;
        overlay?: string;
        json?: boolean;
      }>();
      const results = await generate(findWorkspace(workspace), await outputsNamed(names), {
        check: options.check,
        overlay,
      });
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
