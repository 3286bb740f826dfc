import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSource } from '@cpu-models/source';
import { isHere, ROOT, Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Block, blocksOf } from './blocks.js';

const DOCS = join(ROOT, 'packages/docs');
/** Pages that people wrote; the generated ones have tests of their own. */
const DOCUMENTS = readdirSync(DOCS)
  .filter((file) => file.endsWith('.md') && !['commands.md', 'schema-reference.md'].includes(file))
  .map((file) => file.slice(0, -3));

/** Of a checkout that a page works on as $TREE: what of which release is looked at. */
const TREES: Readonly<Record<string, { need: string; parts: readonly string[] }>> = {
  'adopt-qemu': { need: 'qemu-10.0', parts: ['VERSION', 'target/i386', 'hw/i386'] },
  'adopt-libvirt': { need: 'libvirt-11.3', parts: ['meson.build', 'src/cpu_map'] },
  overlay: { need: 'qemu-10.0', parts: ['VERSION', 'target/i386', 'hw/i386'] },
};

describe.each(DOCUMENTS)('%s.md', (name) => {
  const text = readFileSync(join(DOCS, `${name}.md`), 'utf8');
  const blocks = blocksOf(text);
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.create();
    const tree = TREES[name];
    if (tree !== undefined && isHere(tree.need)) checkout(scratch, tree);
  }, 600_000);
  afterAll(() => scratch.remove(), 600_000);

  for (const [i, block] of blocks.entries()) {
    const { file } = block.marks;
    if (file !== undefined) it(`writes ${file}`, () => scratch.write(file, `${block.text}\n`));
    if (block.language !== 'sh') continue;
    const need = block.marks['needs'] ?? (block.text.includes('$TREE') ? TREES[name]?.need : undefined);
    const run = need === undefined || isHere(need);
    if (!run) console.warn(`SKIPPED: ${name}.md:${block.line} needs ${need}, which is not here`);
    it.skipIf(!run)(
      `runs line ${block.line}: ${block.text.split('\n')[0]}`,
      async () => {
        if (block.text.includes('npm install')) await scratch.linkRooms();
        const commands = block.text.replaceAll('npm install', 'true');
        const { status, output } = scratch.run(commands, { TREE: join(scratch.folder, 'tree') });
        expect({ status, output: status === Number(block.marks['exits'] ?? 0) ? '' : output }).toEqual({
          status: Number(block.marks['exits'] ?? 0),
          output: '',
        });
        for (const line of promised(blocks[i + 1])) expect(output).toContain(line);
        if (name === 'replay') expect(text).toContain(output.trim());
      },
      600_000,
    );
  }

  it('shows YAML that stands in the source', async () => {
    const source = await loadSource(join(ROOT, 'schemas'));
    const lines = new Set(
      [...source.all('word'), ...source.all('model')].flatMap(({ document }) => document.text.split('\n')),
    );
    const shown = blocks
      .filter(({ language, marks }) => language === 'yaml' && marks['file'] === undefined)
      .flatMap(({ text }) => text.split('\n'));
    expect(shown.filter((line) => !lines.has(line))).toEqual([]);
  });

  it('leads only to what exists', () => {
    const targets = [...text.matchAll(/\]\(([^)#:]+)(#[^)]*)?\)/g)].map((match) => match[1] as string);
    expect(targets.filter((target) => !existsSync(join(ROOT, 'packages/docs', target)))).toEqual([]);
  });

  it('marks every block: it is run, written into a file, printed, or stands in the source', () => {
    const known = ({ language, marks }: Block) =>
      ['sh', 'yaml', 'text'].includes(language) || marks['file'] !== undefined;
    expect(blocks.filter((block) => !known(block))).toEqual([]);
    expect(text.split('\n').filter((line) => /^ {4}(npx|git|npm|nx|python3) /.test(line))).toEqual([]);
  });
});

it('every page is reached from the README', () => {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !path.endsWith('.md') || !existsSync(path)) return;
    seen.add(path);
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      visit(join(path, '..', target));
  };
  visit(join(ROOT, 'README.md'));
  expect(DOCUMENTS.filter((name) => !seen.has(join(DOCS, `${name}.md`)))).toEqual([]);
});

function checkout(scratch: Scratch, { need, parts }: { need: string; parts: readonly string[] }): void {
  const copy = parts.map((part) => `mkdir -p $(dirname tree/${part}); cp -r $SOURCES/${need}/${part} tree/${part}`);
  const git = 'git init -q && git config user.name me && git config user.email me@localhost';
  const { status, output } = scratch.run(
    [...copy, `cd tree && ${git} && git add -A && git commit -qm upstream`].join('\n'),
  );
  if (status !== 0) throw new Error(output);
}

/** Lines that a block of text behind a command says are printed. */
function promised(next: Block | undefined): string[] {
  return next?.language === 'text' ? next.text.split('\n').filter((line) => line.trim() !== '') : [];
}
