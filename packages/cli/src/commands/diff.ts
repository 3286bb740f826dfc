import { foldMachines } from '@cpu-models/freeze';
import { type ChangeGroup, diffMany } from '@cpu-models/runtime/qemu';
import type { Command } from 'commander';
import pc from 'picocolors';
import { formatTable } from '../io/table.js';
import { diffRegisters, type RegisterGroup } from '../qemu/diff-registers.js';
import { type DiffOptions, readSides, type Sides } from '../qemu/diff-sides.js';
import { globalsOf, readReleases } from '../qemu/releases.js';
import { toJson, valueText, wrapWords } from '../qemu/text.js';

export function registerDiff(program: Command): void {
  program
    .command('diff')
    .description(
      'what changes for the guest between two models, versions, machine types, accelerators or QEMUs; exit status 1 if anything does',
    )
    .argument('[models...]', 'one model, or two to compare; all that both sides have by default')
    .option('--qemu <release>', 'the release of both sides; the newest by default')
    .option('--from <release>', 'the release of the first side, e.g. qemu-7.2')
    .option('--to <release>', 'the release of the second side')
    .option('--machine <type>', 'a machine type; all that both sides have by default')
    .option('--to-machine <type>', 'the machine type of the second side')
    .option('--accel <accelerator>', 'tcg or kvm', 'tcg')
    .option('--to-accel <accelerator>', 'the accelerator of the second side')
    .option('--host-vendor <vendor>', "the processor's vendor under KVM", 'GenuineIntel')
    .option('--cpuid', 'compare what guests read, register by register')
    .action(async (models: string[], options: DiffOptions, command: Command) => {
      const globals = globalsOf(command);
      const sides = readSides(await readReleases(globals), models, options);
      const registers = options.cpuid ? diffRegisters(sides.comparisons, sides.to) : [];
      const changes = options.cpuid ? [] : diffMany(sides.comparisons);
      if (globals.json) console.log(toJson({ compared: sides.comparisons.length, changes, registers }));
      else console.log(options.cpuid ? describeRegisters(registers, sides) : describe(changes, sides));
      if (registers.length > 0 || changes.some(({ guestVisible }) => guestVisible)) process.exitCode = 1;
    });
}

function describe(changes: readonly ChangeGroup[], sides: Sides): string {
  const visible = changes.filter(({ guestVisible }) => guestVisible);
  const internal = changes.filter((change) => !change.guestVisible && !isNews(change));
  const news = changes.filter((change) => isNews(change));
  const blocks = [
    ...(visible.length > 0 ? [`${pc.red(pc.bold('the guest sees'))}\n${table(visible, sides)}`] : []),
    ...(internal.length > 0 ? [`${pc.bold('internal only')}\n${table(internal, sides)}`] : []),
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
    `${sides.comparisons.length} CPUs compared: ${verdict}, ${changes.length - visible.length} internal`,
  ].join('\n\n');
}

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
    `${sides.comparisons.length} guests compared: ${verdict}`,
  ].join('\n\n');
}
