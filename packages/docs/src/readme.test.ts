import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from './blocks.js';

describe('README.md', () => {
  const blocks = blocksOf(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.create();
  }, 600_000);
  afterAll(() => scratch.remove(), 600_000);

  it('shows lines of the source as they stand there', () => {
    const model = readFileSync(join(ROOT, 'schemas/x86/models/EPYC-Rome.yaml'), 'utf8');
    const shown = blocks.filter(({ language }) => language === 'yaml');
    expect(shown.map(({ text }) => model.includes(`${text}\n`))).toEqual([true]);
  });

  const runs = blocks.flatMap((block, i) =>
    block.language === 'sh' ? [[block.text, block, blocks[i + 1]] as const] : [],
  );
  it.each(runs)('prints what it says: %s', (command, { marks }, printed) => {
    const { status, output } = scratch.run(command);
    expect(status).toBe(Number(marks['exits'] ?? 0));
    expect(printed?.language).toBe('text');
    expect(output).toContain(printed?.text);
  });
});
