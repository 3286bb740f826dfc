import { UsageError } from '@cpu-models/outputs';
import { Command } from 'commander';
import { registerApply } from './commands/apply.js';
import { registerBaseline } from './commands/baseline.js';
import { registerCpuid } from './commands/cpuid.js';
import { registerDiff } from './commands/diff.js';
import { registerDrift } from './commands/drift.js';
import { registerExplain } from './commands/explain.js';
import { registerExport } from './commands/export.js';
import { registerFit } from './commands/fit.js';
import { registerFollow } from './commands/follow.js';
import { registerFreeze } from './commands/freeze.js';
import { registerGen } from './commands/gen.js';
import { registerHost } from './commands/host.js';
import { registerImpact } from './commands/impact.js';
import { registerImport } from './commands/import.js';
import { registerLevel } from './commands/level.js';
import { registerLint } from './commands/lint.js';
import { registerNew } from './commands/new.js';
import { registerPin } from './commands/pin.js';
import { registerProbe } from './commands/probe.js';
import { registerRecord } from './commands/record.js';
import { registerReplay } from './commands/replay.js';
import { registerResolve } from './commands/resolve.js';
import { registerValidate } from './commands/validate.js';
import { registerVerify } from './commands/verify.js';

/** The others work on the source itself, or on what was generated from it. */
const WITH_OVERLAY = ['validate', 'gen', 'apply', 'resolve', 'cpuid', 'pin', 'diff', 'export', 'verify'];

/** The command, put together; nothing is run. */
export function createProgram(): Command {
  const program = new Command('cpu-models')
    .description('One source of virtual CPU models for QEMU, libvirt and everyone else')
    .option('--workspace <folder>', 'the workspace to work on, instead of the one around the current folder')
    .option('--overlay <folder>', 'YAML that adds to the source without editing it')
    .option('--json', 'answer in JSON')
    .showHelpAfterError()
    .enablePositionalOptions(false)
    .hook('preSubcommand', (_, subcommand) => {
      const command = subcommand.name();
      if (program.opts<{ overlay?: string }>().overlay !== undefined && !WITH_OVERLAY.includes(command))
        throw new UsageError(`${command} takes no overlay; ${WITH_OVERLAY.join(', ')} do`);
    });

  registerValidate(program);
  registerGen(program);
  registerImport(program);
  registerDrift(program);
  registerExplain(program);
  registerProbe(program);
  registerHost(program);
  registerFit(program);
  registerBaseline(program);
  registerLevel(program);
  registerLint(program);
  registerReplay(program);
  registerFollow(program);
  registerImpact(program);
  registerNew(program);
  registerApply(program);
  registerFreeze(program);
  registerRecord(program);
  registerVerify(program);
  registerExport(program);
  registerDiff(program);
  registerPin(program);
  registerCpuid(program);
  registerResolve(program);
  return program;
}
