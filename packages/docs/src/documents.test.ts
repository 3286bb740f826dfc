import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from '@cpu-models/source';
import { isHere, ROOT, Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf } from './blocks.js';

const DOCUMENTS = ['concepts', 'maintain', 'follow', 'add-a-release', 'founding-mail', 'replay'];

describe.each(DOCUMENTS)('%s.md', (name) => {
  const text = readFileSync(join(ROOT, `packages/docs/${name}.md`), 'utf8');
  const blocks = blocksOf(text);
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.create();
  });
  afterAll(() => scratch.remove());

  for (const [i, block] of blocks.entries()) {
    if (block.language !== 'sh') continue;
    const need = block.marks['needs'];
    const run = need === undefined || isHere(need);
    if (!run) console.warn(`SKIPPED: ${name}.md:${block.line} needs ${need}, which is not here`);
    it.skipIf(!run)(
      `runs line ${block.line}: ${block.text.split('\n')[0]}`,
      () => {
        const { status, output } = scratch.run(block.text);
        expect({ status, output: status === Number(block.marks['exits'] ?? 0) ? '' : output }).toEqual({
          status: Number(block.marks['exits'] ?? 0),
          output: '',
        });
        for (const line of promised(blocks[i + 1])) expect(output).toContain(line);
        if (name === 'replay') expect(text).toContain(output.trim());
      },
      180_000,
    );
  }

  it('shows YAML that stands in the source', async () => {
    const source = await loadSource(join(ROOT, 'schemas'));
    const lines = new Set(
      [...source.all('word'), ...source.all('model')].flatMap(({ document }) => document.text.split('\n')),
    );
    const shown = blocks.filter(({ language }) => language === 'yaml').flatMap(({ text }) => text.split('\n'));
    expect(shown.filter((line) => !lines.has(line))).toEqual([]);
  });

  it('leads only to what exists', () => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map((match) => match[1] as string);
    expect(targets.filter((target) => !existsSync(join(ROOT, 'packages/docs', target)))).toEqual([]);
  });

  it('marks every block with a language', () => {
    expect(blocks.filter(({ language }) => !['sh', 'yaml', 'text'].includes(language))).toEqual([]);
  });
});

/** Lines that a block of text behind a command says are printed. */
function promised(next: Block | undefined): string[] {
  return next?.language === 'text' ? next.text.split('\n').filter((line) => line.trim() !== '') : [];
}
