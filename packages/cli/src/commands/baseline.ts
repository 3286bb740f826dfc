import { basename } from 'node:path';
import { givenBytes } from '@cpu-models/emit';
import { HostLines } from '@cpu-models/inputs';
import { baselineText } from '@cpu-models/inputs/text';
import { answerText } from '@cpu-models/outputs';
import { type FleetMember, fleetBaseline } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import { readHostFiles } from '../explain/host-file.js';
import { KNOWN } from '../explain/known.js';
import { libvirtRelease, newestLibvirt, qemuReleases } from '../explain/releases.js';
import { UsageError } from '../io/fail.js';

interface Options {
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly lines?: string;
}

export function registerBaseline(program: Command): void {
  program
    .command('baseline')
    .description('the richest CPU that guests can have on all of the given hosts, and what each host gives up for it')
    .argument('[hosts...]', 'a file for each host; several files about one host joined by +: a.xml+cpuinfo')
    .option(
      '--lines <file>',
      'a file with one host a line: its name, a tab, what is known of it (\\n for line breaks); or JSON with a name in front',
    )
    .option('--qemu <release>', 'models as this release has them')
    .option('--libvirt <release>', 'the libvirt whose names are used; the newest by default')
    .action(async (hosts: string[], options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      if (hosts.length === 0 && options.lines === undefined)
        throw new UsageError('no host; give a file for each, or --lines FILE with one a line');
      const files = hosts.map(async (paths) => ({
        name: basename(paths),
        host: (await readHostFiles(paths.split('+'))).host,
      }));
      const lines = options.lines === undefined ? [] : await readLines(options.lines);
      const members: Member[] = [...(await Promise.all(files)), ...lines];
      const map = libvirtRelease(options.libvirt) ?? newestLibvirt();
      const answer = fleetBaseline({ members, qemu: qemuReleases(options.qemu), libvirt: map, features: FEATURES });
      const count = members.reduce((sum, member) => sum + (member.count ?? 1), 0);
      console.log(
        json
          ? answerText('baseline', { hosts: count, kinds: members.length, ...answer })
          : baselineText(answer, map, count),
      );
    });
}

type Member = FleetMember & { readonly count?: number };

/** A fleet with one host a line; hosts of the same kind are one member, named after the first. */
async function readLines(path: string): Promise<Member[]> {
  const lines = new HostLines(KNOWN, path === '-' ? 'standard input' : path);
  for await (const piece of givenBytes(path)) lines.add(piece);
  return lines.end().map(({ name, count, host }) => ({
    name: count === 1 ? name : `${name} and ${count - 1} of its kind`,
    count,
    host,
  }));
}
