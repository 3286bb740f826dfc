import { answerText } from '@cpu-models/outputs';
import { type QemuVersion, record, verifyRecording } from '@cpu-models/probe';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { progressBar } from '../qemu/progress.js';
import { globalsOf, type Releases, readAccelerator, readReleases } from '../qemu/releases.js';

interface Options {
  readonly binary: string;
  readonly accel: string;
  readonly machine?: readonly string[];
}

const SHOWN = 20;

export function registerVerify(program: Command): void {
  program
    .command('verify')
    .description('ask a QEMU about every model on every machine type, and compare with the prediction')
    .requiredOption('--binary <path>', 'the QEMU to ask, e.g. /usr/bin/qemu-system-x86_64')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--machine <type...>', 'these machine types only')
    .action(async (options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      const accel = readAccelerator(options.accel);
      const bar = progressBar();
      const recording = await record({
        binary: options.binary,
        accel,
        machines: options.machine,
        onProgress: bar.onProgress,
      }).finally(bar.stop);
      const name = releaseOf(releases, recording.version);
      const { differences, ...counts } = verifyRecording(releases.get(name), recording);
      if (globals.json)
        console.log(
          answerText('verify', {
            release: name,
            version: recording.version,
            accelerator: accel,
            ...counts,
            differences,
          }),
        );
      else {
        for (const difference of differences.slice(0, SHOWN)) console.log(`${pc.red('differs')} ${difference}`);
        if (differences.length > SHOWN) console.log(`and ${differences.length - SHOWN} more`);
        const told = `${counts.machines} machine types, ${counts.combinations} CPUs, ${counts.properties} properties, ${counts.definitions} definitions`;
        console.log(
          `QEMU ${name} ${accel}: ${told}, ${differences.length === 0 ? pc.green('differing 0') : pc.red(`differing ${differences.length}`)}`,
        );
      }
      if (differences.length > 0) process.exitCode = 1;
    });
}

/** The most exact release name that a binary's version is of. */
function releaseOf({ names }: Releases, { qemu: { major, minor, micro } }: QemuVersion): string {
  const name = [`${major}.${minor}.${micro}`, `${major}.${minor}`].find((candidate) => names.includes(candidate));
  if (name === undefined)
    throw new UsageError(`the binary is QEMU ${major}.${minor}.${micro}; supported are ${names.join(', ')}`);
  return name;
}
