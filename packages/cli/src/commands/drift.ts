import { type DriftResult, driftOf, driftPage, type LivePair, readLive } from '@cpu-models/author/drift';
import { answerText } from '@cpu-models/outputs';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import { describeDrift } from '../drift/describe.js';
import { answeredBy } from '../explain/releases.js';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { wrapLines } from '../io/width.js';
import { findWorkspace, readSource } from '../io/workspace.js';

interface Options {
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly binary?: string;
  readonly map?: string;
  readonly html?: string;
}

export function registerDrift(program: Command): void {
  program
    .command('drift')
    .description('every difference between what QEMU and libvirt mean by a name, each with its reason')
    .option('--qemu <release>', 'a supported QEMU release')
    .option('--libvirt <release>', 'a supported libvirt release')
    .option('--binary <path>', 'an installed QEMU to ask; with --map instead of releases')
    .option('--map <folder>', "an installed libvirt's cpu_map folder")
    .option('--html <file>', 'write the report as one self-contained page')
    .action(async (options: Options, command: Command) => {
      const { workspace, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
      const result = await compare(options, workspace);
      if (options.html !== undefined) writeOutput(options.html, driftPage(result));
      if (json) console.log(answerText('drift', result));
      else console.log(options.html === undefined ? wrapLines(describeDrift(result)) : `written to ${options.html}`);
      if (result.report.unexplained.length > 0 || (result.live?.differences.length ?? 0) > 0) process.exitCode = 1;
    });
}

async function compare(options: Options, workspace?: string): Promise<DriftResult> {
  const live = await liveOf(options);
  const { qemu, libvirt } =
    live === null ? releasesOf(options) : { qemu: live.qemu.release, libvirt: live.libvirt.release };
  const releases = {
    qemu: (QEMU_RELEASES as readonly QemuRelease[]).find(({ release }) => release === qemu) as QemuRelease,
    libvirt: (LIBVIRT_RELEASES as readonly CpuMap[]).find(({ release }) => release === libvirt) as CpuMap,
    features: FEATURES,
  };
  return driftOf(await readSource(findWorkspace(workspace)), releases, live);
}

async function liveOf({ binary, map, qemu, libvirt }: Options): Promise<LivePair | null> {
  if (binary === undefined && map === undefined) return null;
  if (binary === undefined || map === undefined)
    throw new UsageError('what is installed is compared as a pair; give both --binary PATH and --map FOLDER');
  return readLive(binary, map, {
    ...(qemu === undefined ? {} : { qemu }),
    ...(libvirt === undefined ? {} : { libvirt: answeredBy(libvirt) }),
  });
}

function releasesOf({ qemu, libvirt }: Options): { qemu: string; libvirt: string } {
  return {
    qemu: supported('QEMU', qemu, QEMU_RELEASES),
    libvirt: supported('libvirt', libvirt && answeredBy(libvirt), LIBVIRT_RELEASES),
  };
}

function supported(project: string, asked: string | undefined, known: readonly { readonly release: string }[]): string {
  const names = known.map(({ release }) => release).join(', ');
  if (asked === undefined)
    throw new UsageError(`no ${project} release to compare; give --${project.toLowerCase()}, one of ${names}`);
  if (!known.some(({ release }) => release === asked))
    throw new UsageError(`${project} ${asked} is not supported; supported are ${names}`);
  return asked;
}
