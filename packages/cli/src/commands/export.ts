import { createHash } from 'node:crypto';
import { answerText } from '@cpu-models/outputs';
import { canonicalJson, exportRelease } from '@cpu-models/runtime';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { globalsOf, readAccelerator, readReleases } from '../qemu/releases.js';

interface Options {
  readonly qemu: string;
  readonly accel: string;
  readonly hostVendor?: string;
  readonly out: string;
}

export function registerExport(program: Command): void {
  program
    .command('export')
    .description('write predictions in the layout of recordings')
    .command('expansions')
    .description('every CPU of a release: definitions, defs, expansions, props')
    .requiredOption('--qemu <release>', 'a supported release')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM, e.g. GenuineIntel")
    .requiredOption('--out <file>', 'the file to write; compressed if it ends in .gz')
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      const accelerator = readAccelerator(options.accel);
      if (accelerator === 'kvm' && options.hostVendor === undefined)
        throw new UsageError("under KVM a model's vendor is the processor's: give --host-vendor");
      const release = (await readReleases(globals)).get(options.qemu);
      const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
      const exported = exportRelease(release, {
        accelerator,
        sha1,
        ...(options.hostVendor === undefined ? {} : { hostVendor: options.hostVendor }),
      });
      writeOutput(options.out, canonicalJson(exported));
      const counts = {
        machines: Object.keys(exported.definitions).length,
        expansions: Object.keys(exported.props).length,
      };
      console.log(
        globals.json
          ? answerText('export', { out: options.out, ...counts })
          : `${options.out}: ${counts.machines} machine types, ${counts.expansions} different CPUs`,
      );
    });
}
