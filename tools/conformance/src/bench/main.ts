/**
 * What the command, generation and the runtime's start cost, each figure as a ratio to a peer that runs in turn with it:
 * libvirt's importer making the models of one QEMU release, Node starting and doing nothing, or Nx with nothing to do.
 * Processor time and peak memory of whole processes. `--runs N` (3) takes medians of so many; `--write` puts the table
 * into the page about speed; `--only TEXT`, once or more, takes the figures that have it in their title; `--growth` shows
 * how generation grows with the catalog.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cost, measure, medianOf } from './cost.js';
import { type Figure, figures, type Peer } from './figures.js';
import { libvirtImporter } from './importer.js';
import { root, Workspace } from './workspace.js';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [''] },
    growth: { type: 'boolean', default: false },
  },
});
const RUNS = Number(options.runs);

/** Whether its title has one of the texts that were asked for. */
const isAsked = ({ title }: Figure) => options.only.some((text) => title.includes(text));

const PEERS: Readonly<Record<Peer, string>> = {
  importer: "libvirt's importer, the models of QEMU 10.0",
  nx: 'Nx, nothing to do',
  node: 'Node, nothing to do',
};

/** All figures of a peer and the peer in turn, one round more before those that count. */
function compare(peer: Peer, all: readonly Figure[], run: () => Cost): void {
  const own = all.filter((figure) => figure.peer === peer && isAsked(figure));
  if (own.length === 0) return;
  const rounds = Array.from({ length: RUNS + 1 }, () => ({
    peer: run(),
    own: own.map((figure) => figure.run()),
  })).slice(1);
  const other = medianOf(rounds.map((round) => round.peer));
  print([PEERS[peer], ...costs(other), '', '', '', '', '']);
  own.forEach((figure, i) => {
    const cost = medianOf(rounds.map((round) => round.own[i] as Cost));
    const [ratio, memory] = [cost.cpu / other.cpu, cost.peak / other.peak];
    const reached = ratio <= (figure.goal ?? Infinity) && memory <= (figure.memoryGoal ?? Infinity);
    const goals = [figure.goal, figure.memoryGoal].filter((goal) => goal !== undefined);
    print([
      `  ${figure.title}`,
      ...costs(cost),
      ratio.toFixed(ratio < 0.1 ? 3 : 2),
      memory.toFixed(2),
      figure.before?.toString() ?? '',
      goals.join(', memory '),
      goals.length === 0 ? '' : reached ? 'yes' : 'no',
    ]);
  });
}

function costs({ cpu, peak }: Cost): string[] {
  return [cpu.toFixed(cpu < 1 ? 3 : 2), peak.toFixed(0)];
}

const HEAD = ['', 'seconds', 'MiB', 'ratio', 'memory', 'before', 'goal', 'reached'];
const WIDTHS = [44, 7, 5, 7, 6, 6, 14, 7];

const printed: string[] = [];

function print(cells: readonly string[]): void {
  const padded = cells.map((cell, i) =>
    i === 0 ? cell.padEnd(WIDTHS[i] as number) : cell.padStart(WIDTHS[i] as number),
  );
  console.log(padded.join(' ').trimEnd());
  printed.push(`| ${cells.map((cell) => cell.trim()).join(' | ')} |`);
}

/** @throws Error if the page has no place for the table */
function write(): void {
  const page = join(root, 'packages/docs/speed.md');
  const [before, after] = readFileSync(page, 'utf8').split(/(?<=<!-- figures -->\n)[\s\S]*(?=<!-- \/figures -->)/);
  if (after === undefined) throw new Error(`${page} has no place between <!-- figures --> and <!-- /figures -->`);
  const [head, ...rows] = printed;
  const lines = [head, `| --- |${' ---: |'.repeat(HEAD.length - 1)}`, ...rows];
  writeFileSync(page, `${before}${lines.join('\n')}\n${after}`);
}

function growth(): void {
  const outputs = ['gen', 'qemu', 'libvirt', 'runtime'];
  const one = new Workspace();
  const base = one.run(...outputs);
  one.end();
  for (const times of [10, 50]) {
    const many = new Workspace().multiply(times);
    const cost = many.run(...outputs);
    many.end();
    print([`${times} times the models`, ...costs(cost), (cost.cpu / base.cpu).toFixed(1)]);
  }
}

print(HEAD);
const { all, end } = await figures();
try {
  if (!all.some(isAsked)) throw new Error(`No figure's title has ${options.only.join(' or ')} in it.`);
  const importer = await libvirtImporter();
  if ('missing' in importer) console.log(`SKIPPED: ${importer.missing}`);
  else {
    compare('importer', all, importer.run);
    importer.end();
  }
  compare('node', all, () => measure(root, [process.execPath, '-e', '0']));
  compare('nx', all, () => measure(root, [`${root}node_modules/.bin/nx`, 'run', 'cpu-models:nothing']));
  if (options.growth) growth();
  if (options.write) write();
} finally {
  await end();
}
