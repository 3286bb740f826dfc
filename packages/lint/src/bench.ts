/**
 * Prints how fast files are looked at: those without candidates beside counting lines, those with few names, and lists;
 * and of each folder that is named, the files with candidates, by how they are read.
 */
import { readFileSync } from 'node:fs';
import { filesIn } from './files/files.js';
import { LARGEST } from './files/read.js';
import { lintText } from './lint.js';
import { type Candidates, prefilterOf } from './prefilter.js';
import { syntaxOf } from './read/syntax.js';
import { NAMES } from './testing.js';

const PLAIN = 'The quick brown fox jumps over the lazy dog; int main(void) { return run(argc, argv) + 42; }\n';
const without = Buffer.from(PLAIN.repeat(200_000));
const code = `${'func walk(node *Node, depth int) error {\n\tif node == nil {\n\t\treturn errors.New("no node")\n\t}\n\treturn nil\n}\n'.repeat(2000)}var models = []string{"Haswell", "EPYC-Rome", "Broadwell"}\n`;
const list = `var flags = []string{${'"avx2", "ssse3", "popcnt", "movbe",\n'.repeat(3000)}}\n`;

/** Megabytes in a second of this program's own time. */
function speed(bytes: number, times: number, work: () => unknown): number {
  work();
  const before = process.cpuUsage().user;
  for (let time = 0; time < times; time++) work();
  return (bytes * times) / (process.cpuUsage().user - before);
}

const prefilter = prefilterOf(NAMES);
const look = speed(without.length, 5, () => prefilter(without));
const count = speed(without.length, 5, () => countLines(without));
console.log(
  `without candidates: ${look.toFixed(0)} MB/s, ${(count / look).toFixed(1)} times as long as counting lines byte by byte`,
);
console.log(`code with three names: ${speed(code.length, 10, () => lintText('a.go', code, NAMES)).toFixed(1)} MB/s`);
console.log(`nothing but names: ${speed(list.length, 10, () => lintText('a.go', list, NAMES)).toFixed(1)} MB/s`);
for (const folder of process.argv.slice(2)) printFolder(folder, await filesIn([folder], []));

interface Spent {
  bytes: number;
  micros: number;
  /** What counting the lines of the same bytes takes. */
  least: number;
}

/** The files with candidates in a folder, each looked at once, as the command does. */
function printFolder(folder: string, files: readonly string[]): void {
  const spent = new Map<string, Spent>();
  for (const path of files) {
    const bytes = readFileSync(path);
    if (bytes.length > LARGEST) continue;
    const candidates = bytes.subarray(0, 8192).includes(0) ? 'none' : prefilter(bytes);
    if (candidates === 'none') continue;
    const text = bytes.toString();
    const one = { bytes: bytes.length, micros: took(() => lintText(path, text, NAMES, { candidates })), least: 0 };
    one.least = took(() => countLines(bytes));
    for (const group of groupsOf(syntaxOf(path, text).reader, candidates)) {
      const sum = spent.get(group) ?? { bytes: 0, micros: 0, least: 0 };
      for (const key of ['bytes', 'micros', 'least'] as const) sum[key] += one[key];
      spent.set(group, sum);
    }
  }
  console.log(`\n${folder}: files with candidates`);
  for (const [group, { bytes, micros, least }] of [...spent].sort())
    console.log(
      `${group.padEnd(16)}${(bytes / 1e6).toFixed(1).padStart(8)} MB${(bytes / micros).toFixed(1).padStart(8)} MB/s, ` +
        `${(micros / Math.max(1, least)).toFixed(0)} times as long as counting lines`,
    );
}

function groupsOf(reader: string, candidates: Candidates): string[] {
  return [`${reader}, ${candidates}`, 'all'];
}

function took(work: () => unknown): number {
  const before = process.cpuUsage().user;
  work();
  return process.cpuUsage().user - before;
}

/** The least that looking at every byte takes. */
function countLines(text: Uint8Array): number {
  let lines = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === 10) lines++;
  return lines;
}
