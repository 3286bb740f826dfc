import { answerText } from '@cpu-models/outputs';
import {
  ASSUMED_GUEST,
  cpuLevel,
  describeOrigin,
  type ExplainedProperty,
  explain,
  guestPhysBits,
  machineOrigin,
  parseCpuArgument,
  type QemuRelease,
  type ResolvedCpu,
  refuseRemoved,
  resolve,
  unavailableFeatures,
  withMachine,
} from '@cpu-models/runtime';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { originText } from '../qemu/origin-text.js';
import { globalsOf, type Releases, readAccelerator, readReleases } from '../qemu/releases.js';
import { valueText, wrapWords } from '../qemu/text.js';

interface Options {
  readonly qemu?: string;
  readonly machine: string;
  readonly accel: string;
  readonly hostVendor?: string;
  readonly property?: readonly string[];
  readonly all?: boolean;
}

export function registerResolve(program: Command): void {
  program
    .command('resolve')
    .description('the CPU that a guest gets, and where each of its values comes from')
    .argument('<cpu>', 'a model, with properties as after -cpu: EPYC-v2,pcid=on')
    .option('--qemu <release>', 'a supported release; the newest by default')
    .option('--machine <type>', 'a machine type or its short name', ASSUMED_GUEST.machine)
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM; the model's own by default")
    .option('--property <name...>', 'only these properties')
    .option('--all', 'include properties that have their default value')
    .action(async (argument: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      const cpu = ask(releases, releases.get(options.qemu), argument, options);
      const explained = select(explain(cpu), options);
      console.log(globals.json ? answerText('resolve', asJson(cpu, explained)) : describe(cpu, explained, options));
    });
}

function ask(releases: Releases, release: QemuRelease, argument: string, options: Options): ResolvedCpu {
  const { model, warnings, ...commandLine } = parseCpuArgument(argument);
  for (const warning of warnings) console.error(`${pc.yellow('warning:')} ${warning}`);
  refuseRemoved(options.machine, model);
  const accelerator = readAccelerator(options.accel);
  const hostVendor = options.hostVendor ?? (accelerator === 'kvm' ? ownVendor(release, model) : undefined);
  return resolve(withMachine(release, options.machine), {
    machine: options.machine,
    accelerator,
    model,
    commandLine,
    otherReleases: releases.others(release),
    ...(hostVendor === undefined ? {} : { hostVendor }),
  });
}

/** Under KVM the vendor is the host's; unless somebody says which, one of the model's own vendor is meant. */
function ownVendor({ models }: QemuRelease, model: string): string | undefined {
  const named = models.find(({ name, versions }) => name === model || versions.some(({ alias }) => alias === model));
  return (named ?? models.find(({ name }) => model.startsWith(`${name}-v`)))?.vendor;
}

/** Wanted properties: those named, all, or those that something set. */
function select(explained: readonly ExplainedProperty[], { property, all }: Options): readonly ExplainedProperty[] {
  if (property !== undefined) {
    const unknown = property.find((name) => !explained.some((entry) => entry.property === name));
    if (unknown !== undefined) throw new UsageError(`the CPU has no property ${unknown}`);
    return explained.filter((entry) => property.includes(entry.property));
  }
  return all
    ? explained
    : explained.filter(
        ({ origin, value }) => origin.kind !== 'property default' && (origin.kind !== 'definition' || value !== false),
      );
}

function asJson(cpu: ResolvedCpu, explained: readonly ExplainedProperty[]) {
  const { release, machine, accelerator, model, aliasOf } = cpu;
  const origin = machineOrigin(machine);
  const properties = Object.fromEntries(
    explained.map(({ property, value, origin }) => [property, { value, origin, from: describeOrigin(origin) }]),
  );
  return {
    release,
    machine,
    ...(origin === null ? {} : { machineOrigin: origin }),
    accelerator,
    model,
    aliasOf,
    level: cpuLevel(cpu).level,
    guestPhysBits: guestPhysBits(cpu),
    unavailableFeatures: unavailableFeatures(cpu),
    properties,
  };
}

function describe(cpu: ResolvedCpu, explained: readonly ExplainedProperty[], { property }: Options): string {
  const { release, machine, accelerator, model, aliasOf } = cpu;
  const whose = originText(machine);
  const name = `${pc.bold(model)}${aliasOf === null ? '' : ` = ${aliasOf}`} on ${machine}, QEMU ${release}, ${accelerator}: ${levelText(cpu)}`;
  const title = whose === null ? name : `${name}\n${pc.dim(whose)}`;
  if (property !== undefined) return [title, table(explained), ...seenByGuest(cpu, property)].join('\n\n');
  const plain = explained.filter(({ origin, value }) => origin.kind === 'definition' && value === true);
  const others = explained.filter((entry) => !plain.includes(entry));
  const missing = unavailableFeatures(cpu);
  return [
    title,
    table(others),
    `${pc.bold('features of its definition')}\n${wrapWords(
      plain.map((entry) => entry.property),
      '  ',
    )}`,
    missing === null
      ? pc.dim('what KVM withholds depends on the host')
      : `${pc.bold(`withheld by ${accelerator}`)}\n${wrapWords(missing.length === 0 ? ['nothing'] : missing.map((name) => name || '(unnamed)'), '  ')}`,
  ].join('\n\n');
}

function levelText(cpu: ResolvedCpu): string {
  const { level } = cpuLevel(cpu);
  return level === 0 ? 'below x86-64-v1' : `x86-64-v${level}`;
}

/** What a guest makes of a value that says it only by a rule. */
function seenByGuest(cpu: ResolvedCpu, properties: readonly string[]): string[] {
  if (!properties.includes('phys-bits')) return [];
  const bits = guestPhysBits(cpu);
  return [
    bits === null
      ? "the guest sees the host's own width of physical addresses (host-phys-bits=on)"
      : `the guest sees ${bits} bits of physical address${cpu.accelerator === 'kvm' ? ', whatever the host has, unless host-phys-bits=on' : ''}`,
  ];
}

function table(explained: readonly ExplainedProperty[]): string {
  return formatTable(
    ['property', 'value', 'from'],
    explained.map(({ property, value, origin }) => [property, valueText(value), pc.dim(describeOrigin(origin))]),
  );
}
