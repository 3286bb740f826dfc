/**
 * The command `baseline --lines` on fleets of a million hosts (or as many as the argument says), and awk counting the kinds
 * of the same file: processor time of the whole processes, in turn, and the greatest memory. In one fleet the hosts of a kind have the same line but for
 * the name; in the other each has a clock rate of its own.
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

function write(name: string, more: (at: number) => string): string {
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

function compare(title: string, path: string): void {
  const own = measure(root, [
    process.execPath,
    'packages/cli/bin/cpu-models.js',
    'baseline',
    '--lines',
    path,
    '--json',
  ]);
  const awk = measure(root, ['awk', '{ n[substr($0, index($0, "\t") + 1)]++ } END { print length(n) }', path]);
  const size = Math.round(statSync(path).size / 2 ** 20);
  console.log(
    `${hosts.toLocaleString('en')} hosts ${title}, ${size} MiB: ${own.cpu.toFixed(2)} s and ${own.peak.toFixed(0)} MiB, awk ${awk.cpu.toFixed(2)} s and ${awk.peak.toFixed(0)} MiB, ratio ${(own.cpu / awk.cpu).toFixed(2)}`,
  );
}

try {
  compare(
    `of ${KINDS} kinds`,
    write('kinds', (at) => `microcode : ${at % KINDS}\\n`),
  );
  compare(
    `of ${KINDS} kinds, each with its clock rate`,
    write('rates', (at) => `cpu MHz : ${800 + at / 7}\\nmicrocode : ${at % KINDS}\\n`),
  );
} finally {
  rmSync(folder, { recursive: true });
}
