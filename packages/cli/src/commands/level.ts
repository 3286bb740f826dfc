import { existsSync } from 'node:fs';
import { answerText } from '@cpu-models/outputs';
import {
  ASSUMED_GUEST,
  type CpuLevel,
  cpuLevel,
  type FittingModel,
  fittingModels,
  isGuestItself,
  leastForLevel,
  parseCpuArgument,
  type QemuRelease,
  resolve,
  X86_LEVELS,
} from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readHostFiles } from '../explain/host-file.js';
import { KNOWN } from '../explain/known.js';
import { qemuReleases } from '../explain/releases.js';
import { formatTable } from '../io/table.js';
import { globalsOf, readAccelerator, readReleases } from '../qemu/releases.js';

interface Options {
  readonly qemu?: string;
  readonly machine: string;
  readonly accel: string;
}

export function registerLevel(program: Command): void {
  program
    .command('level')
    .description(
      "the x86-64 level of a model's CPU (v1 to v4), or the highest that a host offers; what is missing, and the smallest model that reaches it",
    )
    .argument('<model>', 'a model, with properties as after -cpu; or a file about a host')
    .option('--qemu <release>', 'a supported release; the newest by default')
    .option('--machine <type>', 'a machine type or its short name', ASSUMED_GUEST.machine)
    .option('--accel <accelerator>', 'tcg or kvm', 'kvm')
    .action(async (subject: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      if (existsSync(subject)) return console.log(await ofHost(subject, options, globals.json === true));
      const releases = await readReleases(globals);
      const release = releases.get(options.qemu);
      const { model, ...commandLine } = parseCpuArgument(subject);
      const accelerator = readAccelerator(options.accel);
      const cpu = resolve(release, {
        machine: options.machine,
        accelerator,
        model,
        commandLine,
        otherReleases: releases.others(release),
        ...(accelerator === 'kvm' ? { hostVendor: 'GenuineIntel' } : {}),
      });
      const found = cpuLevel(cpu);
      const least = leastModels(release);
      console.log(
        globals.json
          ? answerText('level', { model: cpu.aliasOf ?? cpu.model, ...found, least })
          : describe(cpu.aliasOf ?? cpu.model, found, least),
      );
    });
}

async function ofHost(path: string, { qemu, machine }: Options, json: boolean): Promise<string> {
  const { host } = await readHostFiles([path]);
  const asked = machine in host.definitions ? machine : undefined;
  const releases = qemuReleases(qemu);
  const { models, unknown } = fittingModels({ host, qemu: releases, machine: asked, features: FEATURES });
  const running = models.filter(({ runs }) => runs);
  const level = Math.max(0, ...running.map((model) => model.level));
  const best = running
    .filter((model) => model.level === level)
    .slice(0, 3)
    .map(({ name }) => name);
  const lacks = lackedForLevels(models, level);
  const least = leastModels(releases[0] as QemuRelease);
  const guest = isGuestItself(host);
  if (json) return answerText('level', { level, models: best, lacks, least, guest, unknown });
  const head = `${pc.bold(levelName(level))} with ${best.join(', ') || 'no model'}`;
  return [
    withLacks(head, lacks, least),
    ...wholeLevels(models, lacks),
    ...(guest && level < 4
      ? [
          'this host is a guest itself: what it lacks, the CPU model that it was given lacks; give it a richer one, or host',
        ]
      : []),
  ].join('\n');
}

/** What the host does not give of each higher level: whatever model reaches it lacks just that there. */
function lackedForLevels(models: readonly FittingModel[], level: number): CpuLevel['lacks'] {
  const above = ([2, 3, 4] as const).filter((one) => one > level);
  return Object.fromEntries(
    above.map((one) => {
      const { lacks = [], unsure = [] } = models.find((model) => model.level >= one) ?? {};
      const names = X86_LEVELS.slice(0, one).flat();
      return [one, names.filter((name) => [...lacks, ...unsure].includes(name))];
    }),
  );
}

/** Levels of which the host gives everything, though no model that reaches them runs there for want of something else. */
function wholeLevels(models: readonly FittingModel[], lacks: CpuLevel['lacks']): string[] {
  return Object.entries(lacks).flatMap(([above, names]) => {
    const [least] = models
      .filter(({ level }) => level >= Number(above))
      .sort((a, b) => wanting(a).length - wanting(b).length);
    if (names.length > 0 || least === undefined) return [];
    const off = wanting(least).map((name) => `${name}=off`);
    return [`the host gives all of x86-64-v${above}: ${[least.name, ...off].join(',')} has it here`];
  });
}

function wanting({ lacks, unsure }: FittingModel): string[] {
  return [...lacks, ...unsure];
}

function leastModels(release: QemuRelease): Least {
  return ([2, 3, 4] as const).map((level) => ({ level, models: leastForLevel(release, level, KNOWN.about) }));
}

type Least = readonly { readonly level: number; readonly models: ReturnType<typeof leastForLevel> }[];

function describe(name: string, { level, lacks }: CpuLevel, least: Least): string {
  return withLacks(`${pc.bold(name)}: ${levelName(level)}`, lacks, least);
}

function withLacks(head: string, lacks: CpuLevel['lacks'], least: Least): string {
  const rows = Object.entries(lacks).map(([above, names]) => [
    `x86-64-v${above}`,
    names.join(', '),
    least
      .find((one) => one.level === Number(above))
      ?.models.map((model) => model.alias ?? model.name)
      .join(', ') ?? '',
  ]);
  return rows.length === 0 ? head : `${head}\n${formatTable(['for', 'lacks', 'least models that have it'], rows)}`;
}

function levelName(level: number): string {
  return level === 0 ? 'below x86-64-v1' : `x86-64-v${level}`;
}
