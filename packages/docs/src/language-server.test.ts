import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Editor, languageServer } from './language-server.js';

const program = languageServer();
if (program === undefined) console.warn('SKIPPED: the editor: yaml-language-server is not installed');
const MODEL = 'schemas/x86/models/EPYC.yaml';

interface Position {
  readonly line: number;
  readonly character: number;
}

describe.skipIf(program === undefined)('an editor with the YAML language server', () => {
  let editor: Editor;
  const text = readFileSync(join(ROOT, MODEL), 'utf8');

  beforeAll(async () => {
    editor = new Editor(program as string, ROOT);
    const settings = JSON.parse(readFileSync(join(ROOT, '.vscode/settings.json'), 'utf8')) as Record<string, boolean>;
    await editor.start({
      yaml: {
        validate: settings['yaml.validate'],
        hover: settings['yaml.hover'],
        completion: settings['yaml.completion'],
        schemaStore: { enable: false },
      },
    });
  });
  afterAll(() => editor.stop());

  /** The position right behind the first occurrence of a piece of the text. */
  function behind(content: string, piece: string): Position {
    const before = content.slice(0, content.indexOf(piece) + piece.length).split('\n');
    return { line: before.length - 1, character: (before.at(-1) as string).length };
  }

  const labels = async (uri: string, position: Position) =>
    (
      await editor.request<{ items: { label: string; documentation?: unknown }[] }>('textDocument/completion', {
        textDocument: { uri },
        position,
      })
    ).items;

  it('completes the features of a word, with the address of each', async () => {
    const changed = text.replace('bmi1, avx2, smep', 'bmi1, avx2, , smep');
    const uri = editor.open(MODEL.replace('EPYC', 'A'), changed);
    const items = await labels(uri, behind(changed, 'bmi1, avx2, '));
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['fsgsbase', 'invpcid', 'mpx']));
    expect(items.map(({ label }) => label)).not.toContain('pclmulqdq');
    expect(JSON.stringify(items.find(({ label }) => label === 'invpcid'))).toContain('CPUID 0x7.0 EBX bit 10');
  }, 60_000);

  it('completes what a version can set', async () => {
    const changed = `${text.trimEnd()}\n  - version: 5\n    properties:\n      auto-i\n`;
    const uri = editor.open(MODEL.replace('EPYC', 'B'), changed);
    expect((await labels(uri, behind(changed, 'auto-i'))).map(({ label }) => label)).toContain('auto-ibrs');
  }, 60_000);

  it('shows the address of a bit on hover', async () => {
    const uri = editor.open(MODEL.replace('EPYC', 'C'), text);
    const { line, character } = behind(text, 'fsgsbase, bmi1');
    const hover = await editor.request('textDocument/hover', {
      textDocument: { uri },
      position: { line, character: character - 2 },
    });
    expect(JSON.stringify(hover)).toContain('CPUID 0x7.0 EBX bit 3');
  }, 60_000);

  it('marks a name that does not exist, and nothing else', async () => {
    const changed = text.replace('bmi1, avx2', 'bmi1, avx3');
    const uri = editor.open(MODEL.replace('EPYC', 'D'), changed);
    const found = await editor.diagnostics<{ range: { start: Position; end: Position } }>(uri);
    expect(
      found.map(({ range }) =>
        changed.split('\n')[range.start.line]?.slice(range.start.character, range.end.character),
      ),
    ).toEqual(['avx3']);
    expect(await editor.diagnostics(editor.open(MODEL.replace('EPYC', 'E'), text))).toEqual([]);
  }, 60_000);
});
