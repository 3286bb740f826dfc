import { answerText } from '@cpu-models/outputs';
import { type ExplainHost, hostSignature, hostVendor, qemuVersion } from '@cpu-models/runtime';
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

/** By the name that it gives itself, else by vendor and signature. */
function cpuText(host: ExplainHost): string {
  const { cpuid, cpuinfo } = host.host;
  const rows = 'rows' in cpuid ? cpuid.rows : [];
  const registers = [2, 3, 4].flatMap((at) => rows.find(([leaf]) => leaf === 0x8000_0000 + at)?.slice(2) ?? []);
  const brand = Buffer.from(Uint32Array.from(registers).buffer).toString('latin1').split('\0')[0]?.trim();
  const signature = hostSignature(host);
  const parts = [
    cpuinfo['model name'] ?? (brand === '' ? hostVendor(host) : brand) ?? hostVendor(host),
    ...(signature === null
      ? []
      : [`family ${signature.family}, model ${signature.model}, stepping ${signature.stepping}`]),
  ].filter((part) => part !== null);
  return parts.join(', ') || 'unknown';
}

function summary(host: ExplainHost): string {
  const models = Object.values(host.defs)[0]?.length ?? 0;
  const rows = 'rows' in host.host.cpuid ? host.host.cpuid.rows.length : 0;
  return [
    `QEMU ${qemuVersion(host)}, ${host.accel}`,
    `CPU ${cpuText(host)}`,
    `${models} models, ${host.machines.length} machine types, ${rows} rows of CPUID`,
  ].join('; ');
}
