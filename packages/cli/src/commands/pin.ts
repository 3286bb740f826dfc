import { readFile, stat } from 'node:fs/promises';
import { pinDomain } from '@cpu-models/libvirt-xml';
import { answerText } from '@cpu-models/outputs';
import { ASSUMED_GUEST, machineOrigin, type PinnedCpu, pin, refuseRemoved, withMachine } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import pc from 'picocolors';
import { inFile, UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { originText } from '../qemu/origin-text.js';
import { globalsOf, newestWith, type Releases, readAccelerator, readReleases } from '../qemu/releases.js';
import { valueText } from '../qemu/text.js';

/** Longest domain that is read. */
const MAX_SIZE = 16 << 20;

interface Options {
  readonly qemu?: string;
  readonly machine?: string;
  readonly accel: string;
  readonly hostVendor?: string;
  readonly write?: boolean;
}

export function registerPin(program: Command): void {
  program
    .command('pin')
    .description('the immutable name of a CPU, which means the same on every machine type')
    .argument('<target>', "a model; or a libvirt domain's XML file")
    .option('--qemu <release>', 'a supported release; the newest that has the machine type by default')
    .option('--machine <type>', "a machine type or its short name; q35, or the domain's own, by default")
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM", 'GenuineIntel')
    .option('--write', 'change the XML file; without it the changed text is printed')
    .action(async (target: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      if (target.endsWith('.xml')) await pinFile(target, releases, options, globals.json === true);
      else pinModel(target, releases, options, globals.json === true);
    });
}

function pinModel(model: string, releases: Releases, options: Options, json: boolean): void {
  const { machine = ASSUMED_GUEST.machine, hostVendor } = options;
  refuseRemoved(machine, model);
  const release = withMachine(releases.get(options.qemu ?? newestWith(releases, machine)), machine);
  const accelerator = readAccelerator(options.accel);
  const vendor = accelerator === 'kvm' && hostVendor !== undefined ? { hostVendor } : {};
  const pinned = pin(release, { machine, accelerator, model, ...vendor, otherReleases: releases.others(release) });
  if (!pinned.exact) inexact(model);
  const origin = machineOrigin(machine);
  const whose = originText(machine);
  if (!json && whose !== null) console.error(pc.dim(whose));
  const about = { machine, ...(origin === null ? {} : { machineOrigin: origin }) };
  console.log(
    json ? answerText('pin', { release: release.release, ...about, from: model, ...pinned }) : argumentOf(pinned),
  );
}

/** As after -cpu. */
function argumentOf({ model, properties }: PinnedCpu): string {
  return [model, ...Object.entries(properties).map(([name, value]) => `${name}=${valueText(value)}`)].join(',');
}

/** Bytes are taken as they are (latin1), so that only the CPU's change, whatever the file's encoding. */
async function pinFile(path: string, releases: Releases, options: Options, json: boolean): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.size > MAX_SIZE)
    throw new UsageError(`${path} cannot be read; expected a file of at most ${MAX_SIZE >> 20} MiB`);
  const before = await readFile(path, 'latin1').catch(() => {
    throw new UsageError(`${path} cannot be read`);
  });
  const { text, ...pinned } = inFile(path, () =>
    pinDomain(before, {
      releaseFor: (machine) => releases.get(options.qemu ?? newestWith(releases, machine)),
      othersOf: releases.others,
      features: FEATURES,
    }),
  );
  if (!pinned.exact) inexact(pinned.from);
  if (options.write && text !== before) writeOutput(path, Buffer.from(text, 'latin1'));
  if (json) console.log(answerText('pin', { file: path, changed: text !== before, ...pinned }));
  else if (!options.write) process.stdout.write(Buffer.from(text, 'latin1'));
  else
    console.log(
      `${path}: ${pinned.from} is ${pc.bold(argumentOf(pinned))} on ${pinned.machine}${text === before ? ', as it says already' : ''}`,
    );
}

function inexact(model: string): never {
  throw new UsageError(`no versioned name and properties make exactly the CPU that ${model} is here`);
}
