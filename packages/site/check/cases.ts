import { basename } from 'node:path';
import { LIBVIRT_RELEASES } from '@cpu-models/runtime/data';
import type { Page } from 'playwright-core';
import { settled, type Visit } from './browser.js';
import { command } from './command.js';
import { CASES } from './places.js';
import { drawn } from './random.js';
import { none, type Result } from './report.js';

const NEWEST = LIBVIRT_RELEASES.at(-1)?.release ?? '';

/** What somebody asks about hosts: a model or the guest of a file, one feature of it, by a libvirt. */
interface Row {
  readonly hosts: readonly [string, ...string[]];
  readonly model?: string;
  readonly guest?: string;
  readonly feature?: string;
  readonly libvirt?: string;
}

/** Questions from public threads, with the files that belong to them. */
const ROWS: readonly Row[] = [
  { hosts: ['A1-host-qemu8.2-genoa.probe.json'], model: 'EPYC-Genoa' },
  { hosts: ['A3-host-qemu9.2-rome.probe.json', 'A3-host-qemu10.0-milan.probe.json'], model: 'EPYC-v2' },
  { hosts: ['B1-host-intel-qemu10.0.probe.json'], model: 'qemu64', libvirt: '11.3' },
  { hosts: ['B1-host-intel-qemu10.0.probe.json'], model: 'qemu64', libvirt: '9.0' },
  { hosts: ['B3-host-milan-with-cpuid.probe.json'], guest: 'B3-milan-topoext.xml', libvirt: '11.3' },
  { hosts: ['B5-host-rome-qemu10.0.probe.json'], guest: 'B5-rome-check-full.xml', libvirt: '11.3' },
  { hosts: ['B5-host-rome-qemu10.0.probe.json'], model: 'EPYC-Rome,+avx512f' },
  { hosts: ['C1-intel.cpuinfo'], model: 'Skylake-Server', feature: 'spec_ctrl' },
  { hosts: ['C2-amd-zen4.cpuinfo'], model: 'EPYC-Genoa' },
  { hosts: ['D1-virsh-domcapabilities.xml'], model: 'EPYC' },
  { hosts: ['D2-virsh-capabilities-westmere.xml', 'D2-virsh-capabilities-nehalem.xml'], model: 'Nehalem' },
  { hosts: ['D4-instlatx64-style-dump.txt'], model: 'EPYC-Milan' },
  { hosts: ['hosts/Xeon-Gold-6130.json'], guest: 'D7-host-model.xml' },
  { hosts: ['hosts/Cooperlake.json'], guest: 'E-machine-pc-q35-rhel9.2.0.xml' },
  { hosts: ['G1-host-whose-qemu-has-no-kvm64.probe.json'], model: 'kvm64' },
  { hosts: ['hosts/Xeon-E3-1245-v5.json', 'hosts/Cooperlake.json'], model: 'SandyBridge' },
  { hosts: ['hosts/Core-i5-2500.json'], model: 'Haswell', feature: 'hle' },
  { hosts: ['hosts/Opteron-6234.json'], model: 'Opteron_G4', libvirt: '11.3' },
  { hosts: ['hosts/pku-kernel-off.json'], model: 'Cooperlake', feature: 'pku' },
  { hosts: ['hosts/nameless-blocker.json'], model: 'Skylake-Client' },
  { hosts: ['hosts/Cooperlake.json', 'hosts/Xeon-Gold-6130.json'], model: 'host' },
  { hosts: ['hosts/Xeon-Gold-6130.json', 'hosts/Cooperlake.json'], guest: 'invtsc.xml' },
];

/** Cases in the browser, their files dropped on the page, against the command's answers; so many drawn by a seed. */
export async function cases(site: Visit, count: number, seed: number): Promise<Result> {
  const faults: string[] = [];
  const page = await site.open('#/');
  const rows = drawn(ROWS, count, seed);
  for (const [i, row] of rows.entries()) {
    const shown = await shownFor(page, `${site.url}index.html?${i}`, row);
    for (const wanted of [...(await explained(row)), ...(await moved(row)), ...(await common(row))])
      if (!shown.includes(wanted)) faults.push(`${row.model ?? row.guest} on ${row.hosts.join()} lacks: ${wanted}`);
  }
  for (const hosts of [[], ['hosts/Xeon-Gold-6130.json']])
    faults.push(...(await messages(page, `${site.url}index.html?messages${hosts.length}`, hosts)));
  await page.close();
  return none('cases that differ from the command', rows.length + 2, 'cases from the field', faults);
}

/** All that the page says of a row, on one line. */
async function shownFor(page: Page, url: string, { hosts, guest, ...params }: Row): Promise<string> {
  await page.goto(`${url}#/hosts?${new URLSearchParams(params)}`);
  await settled(page);
  return dropped(page, guest === undefined ? hosts : [...hosts, guest]);
}

async function dropped(page: Page, files: readonly string[]): Promise<string> {
  await page.setInputFiles(
    'input[type=file]',
    files.map((file) => CASES + file),
  );
  await page.waitForSelector('.difference');
  await settled(page);
  return ((await page.textContent('main')) ?? '').replaceAll(/\s+/g, ' ');
}

const guestOf = ({ model, guest, feature }: Row) => [
  ...(guest === undefined ? [model ?? ''] : ['--cpu', CASES + guest]),
  ...(feature === undefined ? [] : [feature]),
];

/** What the page has to say of each host, by `explain --host`. */
async function explained(row: Row): Promise<string[]> {
  const told = row.hosts.map(async (host) => {
    const answer = (await command(
      'explain',
      ...guestOf(row),
      ...['--host', CASES + host, '--libvirt', row.libvirt ?? NEWEST],
    )) as Explanation;
    const { runs, machine, libvirt, missing, feature, use } = answer;
    const starts = libvirt === null ? '' : `; libvirt ${STARTS[`${libvirt.starts}`]}`;
    return [
      `${basename(host)}: ${RUNS[runs]} (${machine})${starts}`,
      ...(feature === null ? missing : [feature]).flatMap(({ reason, remedy }) => [reason, remedy ?? reason]),
      ...(use === null || feature !== null ? [] : [use.commandLine]),
    ];
  });
  return (await Promise.all(told)).flat();
}

interface Explanation {
  readonly runs: 'yes' | 'no' | 'unknown';
  readonly machine: string;
  readonly libvirt: { readonly starts: boolean | null } | null;
  readonly missing: readonly Told[];
  readonly feature: Told | null;
  readonly use: { readonly commandLine: string } | null;
}

interface Told {
  readonly reason: string;
  readonly remedy: string | null;
}

const RUNS = { yes: 'runs here', no: 'does not run here as it is', unknown: 'may run here' } as const;
const STARTS: Readonly<Record<string, string>> = {
  true: 'lets it start',
  false: 'refuses it',
  null: 'may let it start',
};

/** Whether the guest may move from the first host to the second, by `explain --from --to`. */
async function moved(row: Row): Promise<string[]> {
  const [from, to] = row.hosts;
  if (to === undefined) return [];
  const { may, obstacles } = (await command(
    'explain',
    ...guestOf(row),
    ...['--from', CASES + from, '--to', CASES + to, '--libvirt', row.libvirt ?? NEWEST],
  )) as { readonly may: keyof typeof MAY; readonly obstacles: readonly string[] };
  return [`${basename(from)} → ${basename(to)}: ${MAY[may]}`, ...obstacles];
}

const MAY = { yes: 'may move', no: 'may not move', unknown: 'may or may not move' } as const;

/** The CPU that the hosts have in common, by `baseline`. */
async function common({ hosts, libvirt }: Row): Promise<string[]> {
  if (hosts.length < 2) return [];
  const paths = hosts.map((host) => CASES + host);
  const { commandLine } = (await command('baseline', ...paths, '--libvirt', libvirt ?? NEWEST)) as {
    readonly commandLine: string;
  };
  return [commandLine];
}

/** What messages mean, by `explain --message`; with the host that they are from, by its evidence. */
async function messages(page: Page, url: string, hosts: readonly string[]): Promise<string[]> {
  await page.goto(`${url}#/hosts`);
  await settled(page);
  const file = 'D6-qemu-warnings.txt';
  const shown = await dropped(page, [file, ...hosts]);
  const given = hosts.flatMap((host) => ['--host', CASES + host]);
  const told = (await command('explain', '--message', CASES + file, ...given)) as readonly Message[];
  return told
    .flatMap(({ says, about }) => [says, ...about.flatMap(sentencesOf)])
    .filter((sentence) => !shown.includes(sentence))
    .map((sentence) => `${file} lacks: ${sentence}`);
}

interface Message {
  readonly says: string;
  readonly about: readonly {
    readonly meaning: string;
    readonly causes: readonly { readonly reason: string }[];
    readonly remedy: string;
  }[];
}

const sentencesOf = ({ meaning, causes, remedy }: Message['about'][number]) => [
  meaning,
  ...causes.map(({ reason }) => reason),
  remedy,
];
