import { describe, expect, it } from 'vitest';
import { generateFrom } from './generate.js';
import { licence, unlicensed } from './licence.js';

const plan = (folder: string, ...paths: [path: string, text: string][]) => ({
  folder,
  files: paths.map(([path, text]) => ({ path, text })),
});
const LINE = '// SPDX-License-Identifier: MIT\n';

describe('unlicensed', () => {
  it.each([
    ['code without the line', plan('packages/x', ['a.ts', '']), ['packages/x/a.ts']],
    ['code with the line', plan('packages/x', ['a.ts', LINE]), []],
    ['code beside a licence file', plan('dist/x', ['a.py', ''], ['LICENSE', LINE]), ['dist/x/a.py']],
    ['data alone', plan('dist/x', ['a.json', '{}']), ['dist/x/a.json']],
    ['data beside a licence file', plan('dist/x', ['a.json', '{}'], ['LICENSE', LINE]), []],
    ['data below a licence file', plan('dist/x', ['1/a.xml', ''], ['1/SOURCES.md', LINE]), []],
    ['data beside the folder of one', plan('dist/x', ['2/a.xml', ''], ['1/SOURCES.md', LINE]), ['dist/x/2/a.xml']],
    ['a licence file that names none', plan('dist/x', ['LICENSE', 'free']), ['dist/x/LICENSE']],
    ['a committed page', plan('packages/docs', ['a.md', '']), []],
    ['the line too late', plan('packages/x', ['a.ts', `${' '.repeat(2000)}${LINE}`]), ['packages/x/a.ts']],
  ])('%s', (_, made, found) => {
    expect(unlicensed(made)).toEqual(found);
  });

  it('takes the licence that outputs lay beside their files', () => {
    const { path, text } = licence('go/');
    expect(unlicensed(plan('dist/x', ['go/data.txt', ''], [path, String(text)]))).toEqual([]);
  });
});

it('nothing is generated without a licence', async () => {
  const output = { name: 'x', plan: () => plan('dist/x', ['a.json', '{}']) };
  const view = { workspace: '/nowhere', source: () => Promise.reject(new Error('not read')) };
  await expect(generateFrom(view, [output], true)).rejects.toThrow('dist/x/a.json');
});
