import { report } from '@cpu-models/outputs';
import { createProgram } from './program.js';

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  report(error, program.opts<{ json?: boolean }>().json === true);
}
