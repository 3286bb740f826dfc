import { answerText } from '@cpu-models/outputs';
import { decodeLeaf, registersOf } from '@cpu-models/probe';
import {
  ASSUMED_GUEST,
  type CpuidEntry,
  cpuid,
  cpuidTable,
  parseCpuArgument,
  type QemuRelease,
  resolve,
} from '@cpu-models/runtime';
import type { Command } from 'commander';
import pc from 'picocolors';
import { globalsOf, readReleases } from '../qemu/releases.js';
import { readTopology } from '../qemu/smp.js';
import { hex, wrapWords } from '../qemu/text.js';

interface Options {
  readonly qemu?: string;
  readonly machine: string;
  readonly smp: string;
}

export function registerCpuid(program: Command): void {
  program
    .command('cpuid')
    .description('what the CPUID instruction returns to a guest under TCG')
    .argument('<cpu>', 'a model, with properties as after -cpu')
    .option('--qemu <release>', 'a supported release; the newest by default')
    .option('--machine <type>', 'a machine type or its short name', ASSUMED_GUEST.machine)
    .option('--smp <topology>', 'cores, or cores=4,threads=2,dies=2', '1')
    .action(async (argument: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      const release = releases.get(options.qemu);
      const { model, globals: set, plus, minus } = parseCpuArgument(argument);
      const commandLine = { globals: set, plus, minus };
      const cpu = resolve(release, {
        machine: options.machine,
        accelerator: 'tcg',
        model,
        commandLine,
        otherReleases: releases.others(release),
      });
      const table = cpuidTable(cpuid(cpu, readTopology(options.smp)));
      console.log(
        globals.json
          ? answerText(
              'cpuid',
              table.map((entry) => asJson(entry, release)),
            )
          : describe(table, release),
      );
    });
}

function asJson(entry: CpuidEntry, release: QemuRelease) {
  return { leaf: entry.leaf, subleaf: entry.subleaf, ...registersOf(entry), says: decodeLeaf(entry, release) };
}

/** Registers as a table, with what they say below each. */
function describe(table: readonly CpuidEntry[], release: QemuRelease): string {
  const head = pc.bold(
    ['leaf      ', 'sub', ...['eax', 'ebx', 'ecx', 'edx'].map((name) => name.padEnd(8))].join('  ').trimEnd(),
  );
  const lines = table.flatMap((entry) => {
    const registers = Object.values(registersOf(entry)).map((value) => value.toString(16).padStart(8, '0'));
    const row = [hex(entry.leaf, 8), String(entry.subleaf).padStart(3), ...registers].join('  ');
    const says = decodeLeaf(entry, release);
    return says.length === 0 ? [row] : [row, pc.dim(wrapWords(says, '            '))];
  });
  return [head, ...lines].join('\n');
}
