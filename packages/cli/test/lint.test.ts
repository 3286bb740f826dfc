import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node.js';

const COMMAND = fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'cpu-models-lint-'));
const WRONG = '[libvirt]\ncpu_mode = custom\ncpu_models = Penrym,Haswell-Ultra\n';

afterAll(() => rmSync(FOLDER, { recursive: true }));

function write(name: string, bytes: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, bytes);
  return path;
}

function lint(...args: readonly string[]) {
  return spawnSync(process.execPath, [COMMAND, 'lint', ...args], { encoding: 'utf8', cwd: FOLDER });
}

describe('lint --fix', () => {
  const crlf = Buffer.from(`\uFEFF${WRONG.replaceAll('\n', '\r\n')}# caf\u00e9\r\n`);
  const latin1 = Buffer.from(`${WRONG}# caf\u00e9\n`, 'latin1');

  it('changes the certain names and no other byte, once', { timeout: 120_000 }, () => {
    const paths = [write('crlf.conf', crlf), write('latin1.conf', latin1)];
    expect(lint('--fix', ...paths).stderr).toContain('2 names were corrected');
    const wanted = [crlf, latin1].map((bytes) => bytes.toString('latin1').replace('Penrym', 'Penryn'));
    const now = () => paths.map((path) => readFileSync(path).toString('latin1'));
    expect(now()).toEqual(wanted);
    const again = lint('--fix', ...paths);
    expect(again.stderr).not.toContain('corrected');
    expect(again.status).toBe(1);
    expect(now()).toEqual(wanted);
  });

  it('leaves a right file as it is', { timeout: 120_000 }, () => {
    const bytes = Buffer.from('\uFEFF[libvirt]\r\ncpu_models = Penryn,Haswell-noTSX', 'utf8');
    const path = write('right.conf', bytes);
    const { status, stdout } = lint('--fix', path);
    expect([status, stdout]).toEqual([0, '1 file: 0 errors, 0 warnings, 0 notes\n']);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

it('what is too large to be read is said', { timeout: 120_000 }, () => {
  write('right.conf', '[libvirt]\ncpu_models = Penryn\n');
  write('dump.log', `${'Haswell-noTSX-IBRS\n'.repeat(1_800_000)}`);
  const { stderr } = lint('.');
  expect(stderr).toContain('dump.log has more than 32 MB and names of CPU models; it was not read');
});

describe('lint --lsp', () => {
  it('tells what is wrong while one writes, and what to write instead', { timeout: 120_000 }, async () => {
    const server = spawn(process.execPath, [COMMAND, 'lint', '--lsp'], { cwd: FOLDER, stdio: 'pipe' });
    const ended = new Promise((resolve) => server.on('exit', resolve));
    const client = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    const told: { version?: number; diagnostics: { message: string; range: object }[] }[] = [];
    let tell = () => {};
    client.onNotification('textDocument/publishDiagnostics', (answer) => {
      told.push(answer);
      tell();
    });
    const next = (count: number) =>
      new Promise<(typeof told)[number]>((resolve) => {
        tell = () => told.length >= count && resolve(told[count - 1] as (typeof told)[number]);
        tell();
      });
    client.listen();

    const { capabilities } = await client.sendRequest<{ capabilities: object }>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    expect(capabilities).toMatchObject({ textDocumentSync: 2, codeActionProvider: { codeActionKinds: ['quickfix'] } });
    await client.sendNotification('initialized', {});

    const uri = pathToFileURL(join(FOLDER, 'nova.conf')).href;
    const textDocument = { uri, languageId: 'ini', version: 1, text: WRONG };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    const range = { start: { line: 2, character: 13 }, end: { line: 2, character: 19 } };
    expect((await next(1)).diagnostics).toMatchObject([
      { code: 'unknown-model', severity: 1, range, message: 'unknown CPU model Penrym; did you mean Penryn?' },
      { code: 'unknown-model' },
    ]);
    const actions = await client.sendRequest('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    const edit = { changes: { [uri]: [{ range, newText: 'Penryn' }] } };
    expect(actions).toMatchObject([{ title: 'Write Penryn', kind: 'quickfix', isPreferred: true, edit }]);

    const contentChanges = [
      { range, text: 'Penryn' },
      { range: { start: { line: 2, character: 20 }, end: { line: 2, character: 33 } }, text: 'Haswell' },
    ];
    await client.sendNotification('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
    expect(await next(2)).toMatchObject({ version: 2, diagnostics: [] });

    await client.sendRequest('shutdown');
    await client.sendNotification('exit');
    expect(await ended).toBe(0);
    client.dispose();
  });
});
