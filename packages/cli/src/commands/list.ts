import { answerText } from '@cpu-models/outputs';
import { compareReleases, levelsOf, type QemuRelease } from '@cpu-models/runtime';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { formatTable } from '../io/table.js';
import { globalsOf, readReleases } from '../qemu/releases.js';

interface Options {
  readonly qemu?: string;
  readonly vendor?: string;
  readonly level?: string;
  readonly deprecated?: boolean;
}

interface ModelRow {
  /** The name that is frozen: EPYC-v4. */
  readonly name: string;
  /** QEMU's other name of it; empty where there is none. */
  readonly alias: string;
  /** CPUID's, without blanks around it. */
  readonly vendor: string;
  /** family/model/stepping. */
  readonly signature: string;
  /** x86-64-v1 to v4, as a number; 0 for none. */
  readonly level: number;
  readonly deprecated: boolean;
}

interface MachineRow {
  readonly name: string;
  readonly alias: string;
  /** The CPU of a guest that asks for none. */
  readonly model: string;
  readonly deprecated: boolean;
}

interface FeatureRow {
  readonly name: string;
  readonly word: string;
  readonly bit: number;
}

interface ReleaseRow {
  readonly project: string;
  readonly release: string;
  /** The libvirt release whose map it has; empty for QEMU. */
  readonly map: string;
}

type Row = ModelRow | MachineRow | FeatureRow | ReleaseRow;

/** What can be listed of a release. */
const LISTS: Readonly<Record<string, (release: QemuRelease) => Row[]>> = { models, machines, features };

export function registerList(program: Command): void {
  program
    .command('list')
    .description(
      "a QEMU release's models with their versions, its machine types or features; or the releases of both projects",
    )
    .argument('<what>', 'models, machines, features or releases')
    .option('--qemu <release>', 'a supported release; the newest by default')
    .option('--vendor <vendor>', 'models of this vendor: AuthenticAMD, or part of it: intel')
    .option('--level <number>', 'models that reach this x86-64 level')
    .option('--deprecated', 'only what is deprecated')
    .action(async (what: string, options: Options, command: Command) => {
      const globals = globalsOf(command);
      const releases = await readReleases(globals);
      const rows =
        what === 'releases'
          ? [...releases.names.map((release) => ({ project: 'qemu', release, map: '' })), ...(await libvirtReleases())]
          : chosen(what, releases.get(options.qemu), options);
      console.log(globals.json ? answerText('list', rows) : tableOf(rows));
    });
}

/** @throws UsageError for a list that there is not */
function chosen(what: string, release: QemuRelease, { vendor, level, deprecated }: Options): Row[] {
  const list = LISTS[what];
  if (list === undefined)
    throw new UsageError(`there is no list ${what}; expected any of ${[...Object.keys(LISTS), 'releases'].join(', ')}`);
  const least = readLevel(level);
  const rows = list(release);
  const vendors = [...new Set(rows.map((row) => ('vendor' in row ? row.vendor : '')))].filter((one) => one !== '');
  if (vendor !== undefined && !vendors.some((one) => one.toLowerCase().includes(vendor.toLowerCase())))
    throw new UsageError(
      vendors.length === 0
        ? `${what} have no vendor; expected --vendor with models only`
        : `there are no ${what} of ${vendor}; expected any of ${vendors.join(', ')}, or part of one`,
    );
  if (least !== undefined && what !== 'models')
    throw new UsageError(`${what} have no x86-64 level; expected --level with models only`);
  return rows.filter(
    (row) =>
      (vendor === undefined || ('vendor' in row && row.vendor.toLowerCase().includes(vendor.toLowerCase()))) &&
      (least === undefined || ('level' in row && row.level >= least)) &&
      (deprecated !== true || ('deprecated' in row && row.deprecated)),
  );
}

/** `3` or `v3`. @throws UsageError for what is not a level */
function readLevel(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const level = /^(?:x86-64-)?v?([1-4])$/.exec(text)?.[1];
  if (level === undefined) throw new UsageError(`there is no x86-64 level ${text}; expected 1, 2, 3 or 4`);
  return Number(level);
}

/** Every libvirt that is answered, oldest first; one whose map is an older one's names that. */
async function libvirtReleases(): Promise<ReleaseRow[]> {
  const { LIBVIRT_ANSWERED_BY: older, LIBVIRT_RELEASES } = await import('@cpu-models/runtime/data');
  const releases = [...LIBVIRT_RELEASES.map(({ release }) => release as string), ...Object.keys(older)];
  return releases
    .sort(compareReleases)
    .map((release) => ({ project: 'libvirt', release, map: older[release] ?? release }));
}

function models(release: QemuRelease): ModelRow[] {
  const of = new Map(release.models.map((model) => [model.name, model]));
  return levelsOf(release).map(({ model, name, alias, level }) => {
    const { vendor = '', family = 0, model: number = 0, stepping = 0, deprecation = null } = of.get(model) ?? {};
    const signature = `${family}/${number}/${stepping}`;
    return { name, alias: alias ?? '', vendor: vendor.trim(), signature, level, deprecated: deprecation !== null };
  });
}

function machines({ machines: list }: QemuRelease): MachineRow[] {
  return list.map(({ name, alias, defaultCpuModel: model, deprecated }) => ({
    name,
    alias: alias ?? '',
    model,
    deprecated,
  }));
}

function features({ words }: QemuRelease): FeatureRow[] {
  return words.flatMap(({ name: word, names }) =>
    names.flatMap((name, bit) => (name === null ? [] : [{ name, word, bit }])),
  );
}

function tableOf(rows: readonly Row[]): string {
  const headings = Object.keys(rows[0] ?? {});
  if (headings.length === 0) return 'nothing';
  const text = (value: unknown) => (typeof value === 'boolean' ? (value ? 'yes' : '') : String(value));
  return formatTable(
    headings,
    rows.map((row) => Object.values(row).map(text)),
    ['level', 'bit'],
  );
}
