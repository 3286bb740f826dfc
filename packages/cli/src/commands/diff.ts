import { foldMachines } from '@cpu-models/freeze';
import { diffGuests } from '@cpu-models/inputs';
import { answerText } from '@cpu-models/outputs';
import { FEATURES } from '@cpu-models/runtime/data';
import {
  type ChangeGroup,
  diffMany,
  type Gone,
  goneNames,
  isAtLeast,
  isNewAndOn,
  SEVERITIES,
  type Severity,
  severityOf,
} from '@cpu-models/runtime/qemu';
import type { Command } from 'commander';
import pc from 'picocolors';
import { readGuestFiles } from '../explain/guest-file.js';
import { collect } from '../io/collect.js';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { diffRegisters, type RegisterGroup } from '../qemu/diff-registers.js';
import { type DiffOptions, readSides, type Sides } from '../qemu/diff-sides.js';
import { globalsOf, type Releases, readReleases } from '../qemu/releases.js';
import { valueText, wrapWords } from '../qemu/text.js';

interface Options extends DiffOptions {
  readonly guests?: readonly string[];
  readonly failOn: string;
}

export function registerDiff(program: Command): void {
  program
    .command('diff')
    .description(
      'what changes for the guest between two models, versions, machine types, accelerators or QEMUs; exits with 1 if anything does',
    )
    .argument(
      '[models...]',
      'one model, or two to compare, with properties as after -cpu; all that both sides have by default',
    )
    .option('--qemu <release>', 'the release of both sides; the newest by default')
    .option('--from <release>', 'the release of the first side, e.g. qemu-7.2')
    .option('--to <release>', 'the release of the second side')
    .option('--machine <type>', 'a machine type; all that both sides have by default')
    .option('--to-machine <type>', 'the machine type of the second side')
    .option('--accel <accelerator>', 'tcg or kvm; kvm by default, tcg with --cpuid')
    .option('--to-accel <accelerator>', 'the accelerator of the second side')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM", 'GenuineIntel')
    .option('--cpuid', 'compare what guests read, register by register')
    .option(
      '--guests <path>',
      'only these guests: domain XML, QEMU command lines ..., or a folder of them; may be repeated',
      collect,
    )
    .option('--fail-on <severity>', `exit with 1 from this severity on: ${SEVERITIES.join(', ')}`, 'restart')
    .action(async (models: string[], options: Options, command: Command) => {
      const globals = globalsOf(command);
      const failOn = readSeverity(options.failOn);
      if (options.guests !== undefined)
        return console.log(await ofGuests(await readReleases(globals), options, failOn, globals.json === true));
      const sides = readSides(await readReleases(globals), models, options);
      const gone =
        sides.from === sides.to || models.length > 0 || options.machine !== undefined
          ? []
          : goneNames(sides.from, sides.to);
      const registers = options.cpuid ? diffRegisters(sides.comparisons, sides.to) : [];
      const changes = options.cpuid ? [] : diffMany(sides.comparisons);
      if (globals.json)
        console.log(
          answerText('diff', {
            compared: sides.comparisons.length,
            gone,
            changes: changes.map((change) => ({
              ...change,
              severity: severityOf(change),
              newAndOn: isNewAndOn(change),
            })),
            registers,
          }),
        );
      else console.log(options.cpuid ? describeRegisters(registers, sides) : describe(changes, gone, sides));
      const severities = [
        ...changes.map(severityOf),
        ...gone.map(({ severity }) => severity),
        ...registers.map((): Severity => 'breaks'),
      ];
      if (severities.some((severity) => isAtLeast(severity, failOn))) process.exitCode = 1;
    });
}

function readSeverity(text: string): Severity {
  const found = SEVERITIES.find((severity) => severity === text);
  if (found === undefined) throw new UsageError(`there is no severity ${text}; expected ${SEVERITIES.join(', ')}`);
  return found;
}

async function ofGuests(releases: Releases, options: Options, failOn: Severity, json: boolean): Promise<string> {
  const guests = (await Promise.all((options.guests ?? []).map(readGuestFiles))).flat();
  const [from, to] = [releases.get(options.from ?? options.qemu), releases.get(options.to ?? options.qemu)];
  const found = diffGuests(guests, { from, to, hostVendor: options.hostVendor, features: FEATURES });
  if (found.some(({ severity }) => severity !== 'unknown' && isAtLeast(severity, failOn))) process.exitCode = 1;
  if (json) return answerText('diff', { from: from.release, to: to.release, guests: found });
  const rows = found.map(({ guest, machine, model, severity, gone, changes, note }) => [
    guest,
    machine,
    model,
    SEVERITY_TEXT[severity],
    note ??
      [
        ...gone.map((name) => `${name} is gone`),
        ...changes
          .filter(({ guestVisible }) => guestVisible)
          .map(({ property, from: before, to: after }) => `${property} ${valueText(before)} -> ${valueText(after)}`),
      ].join(', '),
  ]);
  return [
    formatTable(['guest', 'machine type', 'CPU', `QEMU ${from.release} to ${to.release}`, 'what'], rows),
    bySeverity(found.map(({ severity }) => severity)),
  ].join('\n\n');
}

/** How many there are of each. */
function bySeverity(severities: readonly (Severity | 'unknown')[]): string {
  const kinds = ['breaks', 'restart', 'information', 'unknown'] as const;
  const counts = kinds.map((kind) => [kind, severities.filter((one) => one === kind).length] as const);
  return counts.flatMap(([kind, count]) => (count === 0 ? [] : [`${kind}: ${count}`])).join(', ');
}

const SEVERITY_TEXT: Readonly<Record<Severity | 'unknown', string>> = {
  breaks: pc.red('breaks it while it runs'),
  restart: pc.yellow('changes after a restart'),
  information: pc.green('no change that it sees'),
  unknown: pc.dim('not known'),
};

/** What guests may use no more; properties after the rest, as few people set them. */
function goneBlock(gone: readonly Gone[]): string[] {
  if (gone.length === 0) return [];
  const kinds = ['machine type', 'model', 'property'] as const;
  const lines = kinds.flatMap((kind) => {
    const names = gone.filter((one) => one.kind === kind).map(({ name }) => name);
    return names.length === 0
      ? []
      : [`  ${kind === 'property' ? 'properties' : `${kind}s`}:`, pc.dim(wrapWords(names, '    '))];
  });
  return [`${pc.red(pc.bold('gone'))}\n${lines.join('\n')}`];
}

function describe(changes: readonly ChangeGroup[], gone: readonly Gone[], sides: Sides): string {
  const visible = changes.filter(({ guestVisible }) => guestVisible);
  const internal = changes.filter((change) => !change.guestVisible && !isNews(change));
  const on = changes.filter((change) => isNews(change) && isNewAndOn(change));
  const news = changes.filter((change) => isNews(change) && !isNewAndOn(change));
  const blocks = [
    ...goneBlock(gone),
    ...(visible.length > 0 ? [`${pc.red(pc.bold('the guest sees'))}\n${table(visible, sides)}`] : []),
    ...(internal.length > 0 ? [`${pc.bold('internal only')}\n${table(internal, sides)}`] : []),
    ...(on.length > 0 ? [`${pc.bold('new, and on')}\n${table(on, sides)}`] : []),
    ...(news.length > 0
      ? [
          `${pc.bold('properties that one side does not have, and that are off or at rest on the other')}\n${pc.dim(wrapWords(newsNames(news), '  '))}`,
        ]
      : []),
  ];
  const verdict =
    visible.length > 0 ? pc.red(`${visible.length} guest-visible changes`) : pc.green('no guest-visible change');
  return [
    ...blocks,
    `${counted(sides.comparisons.length, 'CPU')} compared: ${verdict}, ${changes.length - visible.length} internal`,
    bySeverity([...changes.map(severityOf), ...gone.map(({ severity }) => severity)]),
  ].join('\n\n');
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** A property that came or went, on every CPU and without anything that a guest could tell. */
function isNews({ from, to, guestVisible }: ChangeGroup): boolean {
  return !guestVisible && (from === undefined || to === undefined);
}

function newsNames(news: readonly ChangeGroup[]): string[] {
  return [...new Set(news.map(({ property, from }) => `${from === undefined ? '+' : '-'}${property}`))];
}

function table(changes: readonly ChangeGroup[], sides: Sides): string {
  const rows = changes.map(({ property, from, to, models, machines, everyModel, toOrigins, fromOrigins }) => [
    property,
    `${valueText(from)} -> ${valueText(to)}`,
    placeText(everyModel && models.length > 1 ? ['every model'] : models, machines, sides),
    pc.dim((toOrigins.length > 0 ? toOrigins : fromOrigins).slice(0, 3).join(', ')),
  ]);
  return formatTable(['property', 'change', 'where', 'origin'], rows);
}

const MANY = 6;

function placeText(models: readonly string[], machines: readonly string[], { comparisons, to }: Sides): string {
  const all = [...new Set(comparisons.map(({ machine }) => machine))];
  const names =
    models.length > MANY ? `${models.slice(0, MANY).join(', ')} and ${models.length - MANY} more` : models.join(', ');
  if (all.length === 1) return names;
  return `${names} on ${
    machines.length === all.length
      ? 'all'
      : foldMachines(
          machines,
          to.machines.map(({ name }) => name),
        )
  }`;
}

function describeRegisters(groups: readonly RegisterGroup[], sides: Sides): string {
  const rows = groups.map(({ register, change, models, machines }) => [
    register,
    change,
    placeText(models, machines, sides),
  ]);
  const verdict = groups.length > 0 ? pc.red(`${groups.length} changes`) : pc.green('no change');
  return [
    ...(rows.length > 0 ? [formatTable(['register', 'change', 'where'], rows)] : []),
    `${counted(sides.comparisons.length, 'guest')} compared: ${verdict}`,
  ].join('\n\n');
}
