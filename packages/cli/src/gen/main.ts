/** Entry of the generation tasks: `main.ts OUTPUT`. The whole command offers the same as `cpu-models gen`. */
import { report } from '../io/fail.js';
import { findWorkspace } from '../io/workspace.js';
import type { Output } from './plans.js';
import { generate } from './run.js';

try {
  for (const result of await generate(findWorkspace(), process.argv.slice(2) as Output[])) {
    console.log(
      `${result.output}: ${result.files} files in ${result.folder}, ${result.changed ? 'written' : 'unchanged'}`,
    );
  }
} catch (error) {
  report(error, false);
}
