import { cpuidRecordingText, record, recordCpuid, recordingText } from '@cpu-models/probe';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../qemu/output.js';
import { progressBar } from '../qemu/progress.js';
import { globalsOf, readAccelerator } from '../qemu/releases.js';
import { toJson } from '../qemu/text.js';

interface Options {
  readonly binary: string;
  readonly accel: string;
  readonly out: string;
  readonly machine?: readonly string[];
  readonly model?: readonly string[];
  readonly cpuid?: boolean;
}

export function registerRecord(program: Command): void {
  program
    .command('record')
    .description("write down a QEMU's answers about every model on every machine type")
    .requiredOption('--binary <path>', 'the QEMU to ask')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .requiredOption('--out <file>', 'the file to write; compressed if it ends in .gz')
    .option('--machine <type...>', 'these machine types only; --cpuid needs some')
    .option('--model <name...>', 'with --cpuid: these models only')
    .option('--cpuid', 'boot a small program that reads CPUID instead, on every model')
    .action(async (options: Options, command: Command) => {
      const { json } = globalsOf(command);
      const text = options.cpuid ? await recordRegisters(options) : await recordAnswers(options);
      await writeOutput(options.out, text);
      console.log(
        json ? toJson({ out: options.out, bytes: text.length }) : `${options.out}: ${text.length} bytes of answers`,
      );
    });
}

async function recordAnswers({ binary, accel, machine: machines, model }: Options): Promise<string> {
  if (model !== undefined) throw new UsageError('--model goes with --cpuid; answers are recorded for all models');
  const bar = progressBar();
  return recordingText(
    await record({ binary, accel: readAccelerator(accel), machines, onProgress: bar.onProgress }).finally(bar.stop),
  );
}

async function recordRegisters({ binary, accel, machine: machines, model: models }: Options): Promise<string> {
  if (machines === undefined)
    throw new UsageError('--cpuid boots every model once per machine type: say which with --machine');
  const bar = progressBar();
  return cpuidRecordingText(
    await recordCpuid({ binary, accel: readAccelerator(accel), machines, models, onProgress: bar.onProgress }).finally(
      bar.stop,
    ),
  );
}
