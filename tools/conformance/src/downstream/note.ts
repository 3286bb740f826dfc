/** Notes a project's file anew: `note.ts RECORD FILE` prints what the record should have as digest and differences. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import { provenSource } from '../proofs/proof.js';
import { digestOf, linesOf } from './compare.js';
import { ourFile } from './produce.js';
import { readRecords } from './record.js';

const [name = '', file = ''] = process.argv.slice(2);
const record = readRecords().find(({ project, ours }) => ours.startsWith(`${name}/`) || basename(project) === name);
if (record === undefined) throw new Error(`no record is called ${name}`);
const theirs = linesOf(
  readFileSync(file, 'utf8'),
  record.regions.map((region) => region.theirs),
  record,
);
const ours = linesOf(
  ourFile(await provenSource(), record),
  record.regions.map((region) => region.ours),
  record,
);
const missing = (from: readonly string[], other: readonly string[]) => {
  const left = [...other];
  return from.filter((line) => (left.includes(line) ? left.splice(left.indexOf(line), 1).length === 0 : true));
};
console.log(
  stringify({
    digest: digestOf(theirs),
    differences: [{ because: '', ours: missing(ours, theirs), theirs: missing(theirs, ours) }],
  }),
);
