/** Prints how fast files are looked at: those without candidates beside counting lines, those with few names, and lists. */
import { lintText } from './lint.js';
import { prefilterOf } from './prefilter.js';
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

/** The least that looking at every byte takes. */
function countLines(text: Uint8Array): number {
  let lines = 0;
  for (let at = 0; at < text.length; at++) if (text[at] === 10) lines++;
  return lines;
}
