import { basename } from 'node:path';
import { formatCpu } from '@cpu-models/libvirt-xml';
import { type CpuMap, type FleetBaseline, fleetBaseline } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readHostFiles } from '../explain/host-file.js';
import { toJson } from '../explain/json.js';
import { libvirtRelease, newestLibvirt, qemuReleases } from '../explain/releases.js';

interface Options {
  readonly qemu?: string;
  readonly libvirt?: string;
}

export function registerBaseline(program: Command): void {
  program
    .command('baseline')
    .description('the richest CPU that guests can have on every one of some hosts, and what each host gives up for it')
    .argument('<hosts...>', 'a file for each host; several files about one host joined by +: a.xml+cpuinfo')
    .option('--qemu <release>', 'models as this release has them')
    .option('--libvirt <release>', 'the libvirt whose names are used; the newest by default')
    .action(async (hosts: string[], options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const members = await Promise.all(
        hosts.map(async (paths) => ({ name: basename(paths), host: (await readHostFiles(paths.split('+'))).host })),
      );
      const map = libvirtRelease(options.libvirt) ?? newestLibvirt();
      const answer = fleetBaseline({ members, qemu: qemuReleases(options.qemu), libvirt: map, features: FEATURES });
      console.log(json ? toJson(answer) : describe(answer, map));
    });
}

function describe({ cpu, commandLine, costs, mend, leftOut, undecided, libvirt }: FleetBaseline, map: CpuMap): string {
  const xml = (one: typeof cpu) =>
    formatCpu(one, { release: map.release })
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`);
  const cut = (names: readonly string[]) =>
    names.length > 10 ? `${names.slice(0, 10).join(', ')} and ${names.length - 10} more` : names.join(', ');
  const own =
    libvirt === null || libvirt.model === cpu.model
      ? []
      : [pc.bold("libvirt's own baseline, which asks no QEMU:"), ...xml(libvirt)];
  return [
    `${pc.bold(cpu.model ?? '')} on ${costs.length} hosts`,
    `  ${commandLine}`,
    ...xml(cpu),
    pc.bold('what each host gives up:'),
    ...costs.map(({ host, features }) => `  ${host}: ${features.length === 0 ? 'nothing' : cut(features)}`),
    ...(mend.length === 0 ? [] : [pc.bold('hosts to mend:')]),
    ...mend.map(({ feature, hosts, remedy }) => `  ${pc.yellow(feature)}: ${hosts.join(', ')}; ${remedy}`),
    ...(leftOut.length === 0 ? [] : [pc.bold('left out although every CPU has it:')]),
    ...leftOut.map(({ feature, reason }) => `  ${feature}: ${reason}`),
    ...(undecided.length === 0 ? [] : [pc.dim(`not known of all: ${cut(undecided.map(({ feature }) => feature))}`)]),
    ...own,
  ].join('\n');
}
