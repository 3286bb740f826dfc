import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@cpu-models/workspace-tools/scratch';
import { beforeAll, expect, it } from 'vitest';
import { blocksOf } from './blocks.js';
import { generatedPages } from './pages.js';

let pages: ReadonlyMap<string, string>;
beforeAll(async () => {
  pages = await generatedPages(ROOT);
}, 60_000);

it('the generated pages are as they should be', () => {
  const stale = [...pages].filter(
    ([path, text]) => !existsSync(join(ROOT, path)) || readFileSync(join(ROOT, path), 'utf8') !== text,
  );
  expect(stale.map(([path]) => `${path}: run \`npx nx run gen\``)).toEqual([]);
});

it('a page names every command and every field', () => {
  const commands = pages.get('packages/docs/commands.md') as string;
  for (const name of ['new version', 'impact', 'follow qemu', 'replay']) {
    expect(commands.match(new RegExp(`^## ${name}$`, 'gm'))).toHaveLength(1);
  }
  const headings = commands.match(/^## .*/gm) as string[];
  expect(new Set(headings).size).toBe(headings.length);
  expect(pages.get('packages/docs/schema-reference.md')).toContain('| `versions[].properties` |');
});

it('reads the marks of blocks', () => {
  expect(blocksOf('a\n```sh exits=1 needs=x\nb\n```\n')).toEqual([
    { line: 2, language: 'sh', marks: { exits: '1', needs: 'x' }, text: 'b' },
  ]);
  expect(() => blocksOf('```sh\n')).toThrow('line 1: the block is not closed');
});
