import {
  describeOrigin,
  type ExplainedProperty,
  explain,
  parseCpuArgument,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
  unavailableFeatures,
} from '@cpu-models/runtime';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { globalsOf, type Releases, readAccelerator, readReleases } from '../qemu/releases.js';
import { toJson, valueText, wrapWords } from '../qemu/text.js';

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
    .description('the CPU that a guest gets, and where each of its values came from')
    .argument('<cpu>', 'a model, with properties as after -cpu: EPYC-v2,pcid=on')
    .option('--qemu <release>', 'a supported release; the newest by default')
    .requiredOption('--machine <type>', 'a machine type or its short name')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM, e.g. GenuineIntel")
    .option('--property <name...>', 'these properties only')
    .option('--all', 'properties with their defaults, too')
    .action(async (argument: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      const cpu = ask(releases, releases.get(options.qemu), argument, options);
      const explained = select(explain(cpu), options);
      console.log(globals.json ? toJson(asJson(cpu, explained)) : describe(cpu, explained, options));
    });
}

function ask(releases: Releases, release: QemuRelease, argument: string, options: Options): ResolvedCpu {
  const { model, warnings, ...commandLine } = parseCpuArgument(argument);
  for (const warning of warnings) console.error(`${pc.yellow('warning:')} ${warning}`);
  return resolve(release, {
    machine: options.machine,
    accelerator: readAccelerator(options.accel),
    model,
    commandLine,
    otherReleases: releases.others(release),
    ...(options.hostVendor === undefined ? {} : { hostVendor: options.hostVendor }),
  });
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
  const properties = Object.fromEntries(
    explained.map(({ property, value, origin }) => [property, { value, origin, from: describeOrigin(origin) }]),
  );
  return { release, machine, accelerator, model, aliasOf, unavailableFeatures: unavailableFeatures(cpu), properties };
}

function describe(cpu: ResolvedCpu, explained: readonly ExplainedProperty[], { property }: Options): string {
  const { release, machine, accelerator, model, aliasOf } = cpu;
  const title = `${pc.bold(model)}${aliasOf === null ? '' : ` = ${aliasOf}`} on ${machine}, QEMU ${release}, ${accelerator}`;
  if (property !== undefined) return [title, table(explained)].join('\n\n');
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

function table(explained: readonly ExplainedProperty[]): string {
  return formatTable(
    ['property', 'value', 'from'],
    explained.map(({ property, value, origin }) => [property, valueText(value), pc.dim(describeOrigin(origin))]),
  );
}
