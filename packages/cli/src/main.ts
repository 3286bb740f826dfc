import { report } from '@cpu-models/outputs';
import { withHint } from './io/hint.js';
import { createProgram } from './program.js';

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  report(withHint(error), program.opts<{ json?: boolean }>().json === true);
}
