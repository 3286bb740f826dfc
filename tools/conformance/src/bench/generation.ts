/**
 * What the command costs, each figure as a ratio to a peer that runs in turn with it: libvirt's importer making the
 * models of one QEMU release, or Node starting and doing nothing. Processor time and peak memory of whole processes.
 * Then how generation grows with the catalog.
 */
import { join } from 'node:path';
import { type Cost, measure, medianOf } from './cost.js';
import { libvirtImporter } from './importer.js';
import { root, Workspace } from './workspace.js';

const RUNS = 3;

interface Figure {
  readonly title: string;
  readonly run: () => Cost;
  /** Greatest ratio that is to be reached: processor time and, where it matters, peak memory. */
  readonly reach?: readonly [cpu: number, peak?: number];
}

const workspace = new Workspace();
const gen = (...outputs: string[]) => workspace.run('gen', ...outputs);
const nx = (...args: string[]) => measure(root, [join(root, 'node_modules/.bin/nx'), 'run', 'cpu-models:gen', ...args]);

const VERSUS_IMPORTER: readonly Figure[] = [
  { title: 'gen qemu libvirt runtime', run: () => gen('qemu', 'libvirt', 'runtime'), reach: [0.5, 1] },
  { title: 'gen json csv sqlite', run: () => gen('json', 'csv', 'sqlite') },
  { title: 'gen, all outputs in one process', run: () => gen(), reach: [1] },
  { title: 'validate', run: () => workspace.run('validate') },
  { title: 'nx run gen, nothing cached', run: () => nx('--skip-nx-cache'), reach: [3] },
];

const VERSUS_NODE: readonly Figure[] = [
  { title: '--help', run: () => workspace.run('--help'), reach: [2.5] },
  {
    title: 'resolve',
    run: () => workspace.run('resolve', 'EPYC', '--qemu', '10.0', '--machine', 'pc-q35-7.2'),
    reach: [4],
  },
];

/** All figures and their peer in turn, one round more before those that count. */
function compare(figures: readonly Figure[], peerTitle: string, peer: () => Cost): void {
  const rounds = Array.from({ length: RUNS + 1 }, () => ({ peer: peer(), own: figures.map(({ run }) => run()) })).slice(
    1,
  );
  const other = medianOf(rounds.map((round) => round.peer));
  console.log(line(peerTitle, other, ''));
  figures.forEach(({ title, reach }, i) => {
    const [cpu, peak] = reach ?? [];
    const own = medianOf(rounds.map((round) => round.own[i] as Cost));
    const ratio = `${(own.cpu / other.cpu).toFixed(2).padStart(6)}x${toReach(cpu)}`;
    const memory = `memory ${(own.peak / other.peak).toFixed(2)}x${toReach(peak)}`;
    console.log(line(`  ${title}`, own, `${ratio.padEnd(24)} ${memory}`));
  });
}

function toReach(limit: number | undefined): string {
  return limit === undefined ? '' : ` (to reach: ${limit})`;
}

function line(title: string, { cpu, peak }: Cost, rest: string): string {
  return `${title.padEnd(44)} ${cpu.toFixed(2).padStart(7)} s ${peak.toFixed(0).padStart(5)} MiB ${rest}`.trimEnd();
}

function growth(): void {
  const base = gen('qemu', 'libvirt', 'runtime');
  for (const times of [10, 50]) {
    const many = new Workspace().multiply(times);
    const cost = many.run('gen', 'qemu', 'libvirt', 'runtime');
    many.end();
    console.log(line(`${times} times the models`, cost, `${(cost.cpu / base.cpu).toFixed(1)} times the time of one`));
  }
}

console.log(`medians of ${RUNS} runs in turn; processor time and peak memory, and their ratio to the peer's`);
const importer = await libvirtImporter();
if ('missing' in importer) {
  console.log(`SKIPPED: ${importer.missing}`);
  for (const { title, run } of VERSUS_IMPORTER) console.log(line(title, run(), ''));
} else {
  compare(VERSUS_IMPORTER, "libvirt's importer, models of QEMU 10.0", importer.run);
  importer.end();
}
compare(VERSUS_NODE, 'Node, doing nothing', () => measure(root, [process.execPath, '-e', '0']));
if (process.argv.includes('--growth')) growth();
workspace.end();
