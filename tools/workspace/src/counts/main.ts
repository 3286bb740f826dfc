/**
 * Counts what the source says and how well: lines by folder, features that models restate, facts that are explained and
 * cited, names of the field that stand in code. `--before COMMIT` counts the YAML of a commit beside it.
 */
import { parseArgs } from 'node:util';
import { CHANCE } from '../names/allowed.js';
import { scan } from '../names/scan.js';
import { ROOT } from '../scratch.js';
import { type Count, explained, linesByFolder, mentions } from './counts.js';
import { type YamlFile, yamlFiles, yamlFilesAt } from './files.js';

const { values: options } = parseArgs({ options: { before: { type: 'string' } } });

const countsOf = (files: readonly YamlFile[]): Count[] => [
  ...linesByFolder(files),
  { what: 'lines in all', of: files.reduce((sum, { lines }) => sum + lines, 0) },
  mentions(files),
  ...explained(files),
];

const { before } = options;
const then = before === undefined ? [] : countsOf(yamlFilesAt(ROOT, before));
const hits = await scan(ROOT, new Set(Object.keys(CHANCE)));
const now: Count[] = [
  ...countsOf(yamlFiles(ROOT)),
  { what: 'names in code', of: hits.length },
  { what: 'files of code with names', of: new Set(hits.map(({ path }) => path)).size },
];

const all = [...new Set([...then, ...now].map(({ what }) => what))];
const shown = (counts: readonly Count[], what: string): string => {
  const count = counts.find((each) => each.what === what);
  if (count === undefined) return '-';
  return count.have === undefined ? String(count.of) : `${count.have} of ${count.of}`;
};
const rows = all.map((what) => [what, ...(before === undefined ? [] : [shown(then, what)]), shown(now, what)]);
const head = ['', ...(before === undefined ? [] : [before.slice(0, 12)]), 'now'];
const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
for (const row of [head, ...rows])
  console.log(row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '));
