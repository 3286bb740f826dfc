import { report } from './fail.js';
import { generate } from './generate.js';
import type { Output } from './output.js';
import { findWorkspace } from './workspace.js';

/** A room's own program, src/gen.ts: writes its outputs, or with `--check` says which files are not what it would write. */
export async function generateOwn(
  outputs: readonly Output[],
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  const check = args.includes('--check');
  try {
    for (const { output, folder, files, changed, drift } of await generate(findWorkspace(), outputs, { check })) {
      console.log(`${output}: ${files} files in ${folder}, ${check ? 'checked' : changed ? 'written' : 'unchanged'}`);
      for (const { path, kind } of drift) console.error(`${path}: ${kind}; run \`npx nx run gen\``);
      if (drift.length > 0) process.exitCode = 1;
    }
  } catch (error) {
    report(error, false);
  }
}
