import { answerText } from '@cpu-models/outputs';
import { type Accelerator, type Probe, probe, probeText } from '@cpu-models/probe';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readProbeFile } from '../explain/host-file.js';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { formatTable } from '../io/table.js';

interface Options {
  readonly binary: string;
  readonly accel?: string;
  readonly machine?: readonly string[];
  readonly out?: string;
  readonly replay?: string;
}

export function registerProbe(program: Command): void {
  program
    .command('probe')
    .description('ask a QEMU, and the machine it runs on, which CPU models and features work here')
    .option('--binary <path>', 'the QEMU to ask', 'qemu-system-x86_64')
    .option('--accel <accelerator>', 'kvm or tcg; KVM where it can be used by default')
    .option('--machine <type...>', 'machine types or their aliases; pc and q35 by default')
    .option('--out <file>', 'where to write what was found; `explain --host` and others read it')
    .option('--replay <file>', 'do not ask QEMU; report what was recorded before')
    .action(async (options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const found = options.replay === undefined ? await ask(options) : await readProbeFile(options.replay);
      if (options.out !== undefined) writeOutput(options.out, `${probeText(found)}\n`);
      if (json) console.log(answerText('probe', found, 0));
      else console.log(describe(found, options.out));
    });
}

function ask({ binary, accel, machine }: Options): Promise<Probe> {
  if (accel !== undefined && accel !== 'kvm' && accel !== 'tcg')
    throw new UsageError(`--accel ${accel} is not an accelerator; expected kvm or tcg`);
  return probe({ binary, accel: accel as Accelerator | undefined, machines: machine });
}

function describe(found: Probe, out?: string): string {
  const { qemu, package: distribution } = found.version;
  const rows = Object.entries(found.definitions).map(([machine, key]) => machineRow(machine, found.defs[key] ?? []));
  return [
    `${pc.bold(`QEMU ${qemu.major}.${qemu.minor}.${qemu.micro}`)} ${pc.dim(distribution)} with ${found.accel}, on ${found.host.cpuinfo['model name'] ?? 'an unknown CPU'}, Linux ${found.host.kernel.release}`,
    ...(found.withoutKvm === null ? [] : [`${pc.yellow('no KVM:')} ${found.withoutKvm}; TCG answered instead`]),
    ...unread(found),
    formatTable(['machine type', 'models', 'run as they are'], rows, ['models', 'run as they are']),
    ...(out === undefined ? [] : [`written to ${out}`]),
  ].join('\n');
}

function machineRow(
  machine: string,
  definitions: readonly { readonly 'unavailable-features'?: readonly string[] }[],
): string[] {
  const runs = definitions.filter((definition) => definition['unavailable-features']?.length === 0).length;
  return [machine, String(definitions.length), String(runs)];
}

function unread({ host }: Probe): string[] {
  const reasons = [host.cpuid, host.msrs].flatMap((part) => ('unreadable' in part ? [part.unreadable] : []));
  return reasons.map((reason) => `${pc.yellow('not read:')} ${reason}`);
}
