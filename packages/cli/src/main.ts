import { Command } from 'commander';
import { registerDrift } from './commands/drift.js';
import { registerExplain } from './commands/explain.js';
import { registerGen } from './commands/gen.js';
import { registerImport } from './commands/import.js';
import { registerLint } from './commands/lint.js';
import { registerProbe } from './commands/probe.js';
import { registerValidate } from './commands/validate.js';
import { report } from './io/fail.js';

const program = new Command('cpu-models')
  .description('One source of virtual CPU models for QEMU, libvirt and everyone else')
  .option('--workspace <folder>', 'the workspace to work on, instead of the one around the current folder')
  .option('--json', 'answer in JSON')
  .showHelpAfterError()
  .enablePositionalOptions(false);

registerValidate(program);
registerGen(program);
registerImport(program);
registerDrift(program);
registerExplain(program);
registerProbe(program);
registerLint(program);

try {
  await program.parseAsync();
} catch (error) {
  report(error, program.opts<{ json?: boolean }>().json === true);
}
