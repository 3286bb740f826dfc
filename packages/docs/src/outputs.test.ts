import { viewOf } from '@cpu-models/outputs';
import { ROOT } from '@cpu-models/workspace-tools/scratch';
import { expect, it } from 'vitest';
import { blocksOf } from './blocks.js';
import { OUTPUTS } from './outputs.js';

const plans = await Promise.all(OUTPUTS.map(({ plan }) => plan(viewOf(ROOT))));
const pages = new Map(plans.flatMap(({ folder, files }) => files.map(({ path, text }) => [`${folder}/${path}`, text])));

it('a page names every command and every field', () => {
  const commands = pages.get('packages/docs/commands.md') as string;
  for (const name of ['new version', 'impact', 'follow qemu', 'list']) {
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
