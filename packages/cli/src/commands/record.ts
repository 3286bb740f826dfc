import { answerText } from '@cpu-models/outputs';
import {
  cpuidRecordingText,
  randomRecordingText,
  record,
  recordCpuid,
  recordingText,
  recordRandom,
} from '@cpu-models/probe';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { progressBar } from '../qemu/progress.js';
import { globalsOf, readAccelerator } from '../qemu/releases.js';
import { readTopology } from '../qemu/smp.js';

interface Options {
  readonly binary: string;
  readonly accel: string;
  readonly out: string;
  readonly machine?: readonly string[];
  readonly model?: readonly string[];
  readonly cpuid?: boolean;
  readonly smp?: readonly string[];
  readonly random?: string;
  readonly seed: string;
}

/** A recording is long work: a machine that is busy meanwhile should not end it. */
const PATIENT = { startMs: 120_000, commandMs: 120_000, overallMs: 3_600_000 };

export function registerRecord(program: Command): void {
  program
    .command('record')
    .description("record a QEMU's answers about every model on every machine type")
    .requiredOption('--binary <path>', 'the QEMU to ask')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .requiredOption('--out <file>', 'the file to write; compressed if it ends in .gz')
    .option('--machine <type...>', 'these machine types only; --cpuid needs some')
    .option('--model <name...>', 'with --cpuid: these models only')
    .option('--cpuid', 'boot a small program that reads CPUID instead, on every model')
    .option('--smp <topology...>', 'with --cpuid: these topologies too, e.g. cores=3 dies=2,cores=3')
    .option('--random <count>', 'instead, ask for this many expansions with random extra properties')
    .option('--seed <number>', 'with --random: the same number asks the same questions', '1')
    .action(async (options: Options, command: Command) => {
      const { json } = globalsOf(command);
      const text = await recordedText(options);
      writeOutput(options.out, text);
      console.log(
        json
          ? answerText('record', { out: options.out, bytes: text.length })
          : `${options.out}: ${text.length} bytes of answers`,
      );
    });
}

function recordedText(options: Options): Promise<string> {
  if (options.smp !== undefined && !options.cpuid) throw new UsageError('--smp goes with --cpuid');
  if (options.random === undefined) return options.cpuid ? recordRegisters(options) : recordAnswers(options);
  if (options.cpuid) throw new UsageError('--random and --cpuid ask different things: expected one of them');
  return recordRandomly(options);
}

async function recordRandomly({ binary, accel, machine: machines, random, seed }: Options): Promise<string> {
  const [count, number] = [random ?? '', seed].map((text) => {
    if (!/^\d{1,9}$/.test(text)) throw new UsageError(`"${text}" is not a count; expected digits`);
    return Number(text);
  }) as [number, number];
  const bar = progressBar();
  const asked = { machines, count, seed: number, limits: PATIENT, onProgress: bar.onProgress };
  const options = { binary, accel: readAccelerator(accel), ...asked };
  return randomRecordingText(await recordRandom(options).finally(bar.stop));
}

async function recordAnswers({ binary, accel, machine: machines, model }: Options): Promise<string> {
  if (model !== undefined) throw new UsageError('--model goes with --cpuid; answers are recorded for all models');
  const bar = progressBar();
  const options = { binary, accel: readAccelerator(accel), machines, limits: PATIENT, onProgress: bar.onProgress };
  return recordingText(await record(options).finally(bar.stop));
}

async function recordRegisters({
  binary,
  accel,
  machine: machines,
  model: models,
  smp = [],
}: Options): Promise<string> {
  if (machines === undefined)
    throw new UsageError('--cpuid boots every model once per machine type: say which with --machine');
  const bar = progressBar();
  return cpuidRecordingText(
    await recordCpuid({
      binary,
      accel: readAccelerator(accel),
      machines,
      models,
      topologies: smp.map(readTopology),
      onProgress: bar.onProgress,
    }).finally(bar.stop),
  );
}
