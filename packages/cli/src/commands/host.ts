import { answerText } from '@cpu-models/outputs';
import { qemuVersion } from '@cpu-models/runtime';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readHostFiles } from '../explain/host-file.js';
import { writeOutput } from '../io/output.js';

export function registerHost(program: Command): void {
  program
    .command('host')
    .description('combine what several files say about one host, for the commands that take a host')
    .argument(
      '<files...>',
      'a probe, virsh domcapabilities or capabilities, QMP replies, /proc/cpuinfo, lscpu, a CPUID dump',
    )
    .option('--out <file>', 'write the host here, for --host, baseline and fit')
    .action(async (paths: string[], { out }: { out?: string }, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const { host, files, unknown } = await readHostFiles(paths);
      const text = answerText('host', { format: 'cpu-models-host', formatVersion: 1, ...host });
      if (out !== undefined) writeOutput(out, `${text}\n`);
      if (json) console.log(text);
      else
        console.log(
          [
            ...files.map(({ name, kind }) => `${pc.bold(name)}: ${kind}`),
            summary(host),
            ...unknown.map((what) => pc.dim(`not known: ${what}`)),
          ].join('\n'),
        );
    });
}

function summary(host: Awaited<ReturnType<typeof readHostFiles>>['host']): string {
  const models = Object.values(host.defs)[0]?.length ?? 0;
  const rows = 'rows' in host.host.cpuid ? host.host.cpuid.rows.length : 0;
  return [
    `QEMU ${qemuVersion(host)}, ${host.accel}`,
    `CPU ${host.host.cpuinfo['model name'] ?? host.host.cpuinfo['vendor_id'] ?? 'unknown'}`,
    `${models} models, ${host.machines.length} machine types, ${rows} rows of CPUID`,
  ].join('; ');
}
