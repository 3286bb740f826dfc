/**
 * The command `baseline --lines` on fleets of a million hosts (or as many as the argument says): processor time of the whole
 * process and the greatest memory, beside the goal, and beside others that read the same file: awk counting the kinds, `wc -l`
 * and `sha256sum`. In one fleet the hosts of a kind have the same line but for the name; in the other each has a clock rate of
 * its own. A tenth of the fleet tells whether memory grows with it.
 */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './cost.js';
import { root } from './workspace.js';

const hosts = Number(process.argv[2] ?? 1_000_000);
const KINDS = 40;
const folder = mkdtempSync(join(tmpdir(), 'fleet-lines-'));
const cases = join(root, 'packages/inputs/test/cases');
const text = readFileSync(join(cases, 'C1-intel.cpuinfo'), 'utf8').replaceAll('\t', '\\t').replaceAll('\n', '\\n');

function write(name: string, hosts: number, more: (at: number) => string): string {
  const path = join(folder, name);
  const file = openSync(path, 'w');
  for (let from = 0; from < hosts; from += 10_000) {
    const count = Math.min(10_000, hosts - from);
    writeSync(
      file,
      Array.from({ length: count }, (_, at) => `host-${from + at}\t${text}${more(from + at)}\n`).join(''),
    );
  }
  closeSync(file);
  return path;
}

/** Seconds of processor time, for up to a million hosts and for up to ten. */
const GOALS = [2, 12] as const;

const own = (path: string) =>
  measure(root, [process.execPath, 'packages/cli/bin/cpu-models.js', 'baseline', '--lines', path, '--json']);

const PEERS = {
  awk: ['awk', '{ n[substr($0, index($0, "\t") + 1)]++ } END { print length(n) }'],
  'wc -l': ['wc', '-l'],
  sha256sum: ['sha256sum'],
} as const;

function compare(title: string, kind: string, more: (at: number) => string): void {
  const [small, path] = [write(`${kind}-tenth`, hosts / 10, more), write(kind, hosts, more)];
  const size = Math.round(statSync(path).size / 2 ** 20);
  const [tenth, whole] = [own(small), own(path)];
  const goal = GOALS[hosts > 1_000_000 ? 1 : 0];
  const peers = Object.entries(PEERS).map(([name, command]) => {
    const { cpu } = measure(root, [...command, path]);
    return `${name} ${cpu.toFixed(2)} s, ratio ${(whole.cpu / cpu).toFixed(2)}`;
  });
  console.log(
    [
      `${hosts.toLocaleString('en')} hosts ${title}, ${size} MiB: ${whole.cpu.toFixed(2)} s`,
      `goal ${goal} s ${whole.cpu <= goal ? 'reached' : 'missed'}`,
      `${whole.peak.toFixed(0)} MiB, with a tenth of them ${tenth.peak.toFixed(0)}`,
      ...peers,
    ].join('; '),
  );
  rmSync(path);
}

try {
  compare(`of ${KINDS} kinds`, 'kinds', (at) => `microcode : ${at % KINDS}\\n`);
  compare(
    `of ${KINDS} kinds, each with its clock rate`,
    'rates',
    (at) => `cpu MHz : ${800 + at / 7}\\nmicrocode : ${at % KINDS}\\n`,
  );
} finally {
  rmSync(folder, { recursive: true });
}
