import { readSource } from '@cpu-models/outputs';
import { expect, it } from 'vitest';
import { ROOT } from '../scratch.js';
import { ALLOWED, CHANCE } from './allowed.js';
import { type Hit, namesIn, namesOfSource, scan } from './scan.js';

const CHANCES = new Set(Object.keys(CHANCE));
const allowed = ALLOWED.map(({ files, names }) => ({ files, names: names.split(' ') }));

const refused = (hits: readonly Hit[]) =>
  hits
    .filter(({ path, name }) => !allowed.some(({ files, names }) => files.test(path) && names.includes(name)))
    .map(({ path, line, name }) => `${path}:${line}: ${name}`);

const known = namesOfSource(await readSource(ROOT));
const hits = await scan(ROOT, CHANCES);

it('code names no feature, model or machine type but for those that are listed', () => {
  expect(refused(hits)).toEqual([]);
});

it('every listed name is in use where it is allowed', () => {
  const stale = allowed.flatMap(({ files, names }) =>
    names
      .filter((name) => !hits.some((hit) => hit.name === name && files.test(hit.path)))
      .map((name) => `${files.source}: ${name}`),
  );
  expect(stale).toEqual([]);
});

it('every word that is a name by chance is one', () => {
  expect([...CHANCES].filter((word) => !known.has(word))).toEqual([]);
});

it('sees a planted name: alone, in a list, as a key, in a pattern; and no sentence', () => {
  const names = new Set(['EPYC', 'hle', 'rtm', 'pc-q35-10.0']);
  const text = [
    "const model = 'EPYC';",
    "const off = 'hle,rtm';",
    "const at = { 'pc-q35-10.0': 1 };",
    "const note = 'no CPU like EPYC has it';",
    'const list = `hle rtm`;',
    'const pattern = /^(EPYC|[a-z]+)-v/;',
  ].join('\n');
  expect(namesIn('packages/x/src/a.ts', text, names).map(({ line, name }) => `${line} ${name}`)).toEqual([
    '1 EPYC',
    '2 hle',
    '2 rtm',
    '3 pc-q35-10.0',
    '5 hle',
    '5 rtm',
    '6 EPYC',
  ]);
  expect(refused(namesIn('packages/x/src/a.ts', text, names))).toHaveLength(7);
});
