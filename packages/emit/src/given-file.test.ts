import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GivenFileError, givenBytes, givenText } from './given-file.js';

const folder = mkdtempSync(join(tmpdir(), 'given-'));
const [file, pipe] = [join(folder, 'file'), join(folder, 'pipe')];
const text = 'ä'.repeat(300_000);

beforeAll(() => {
  writeFileSync(file, text);
  spawnSync('mkfifo', [pipe]);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a user names', () => {
  it('a file, in pieces that cut characters', async () => {
    expect(await givenText(file, 'text')).toBe(text);
  });

  it.each([
    ['UTF-8 with a BOM', Buffer.from('\ufeffflags: äpfel')],
    ['UTF-16', Buffer.from('\ufeffflags: äpfel', 'utf16le')],
    ['UTF-16, the other way', Buffer.from('\ufeffflags: äpfel', 'utf16le').swap16()],
  ])('a file in %s', async (_, bytes) => {
    const path = join(folder, 'encoded');
    writeFileSync(path, bytes);
    expect(await givenText(path, 'text')).toBe('flags: äpfel');
  });

  it('a pipe into which somebody writes later', async () => {
    const writer = spawn('sh', ['-c', `sleep 0.2; cat "${file}" > "${pipe}"`]);
    expect(await givenText(pipe, 'text', 20_000)).toBe(text);
    expect(writer.exitCode ?? 0).toBe(0);
  });

  it.each([
    [() => pipe, /pipe is a pipe into which nobody has written for 1 s; expected a host$/],
    [() => join(folder, 'none'), /none cannot be read \(ENOENT\); expected a host$/],
    [() => folder, /cannot be read \(EISDIR\); expected a host$/],
    [() => '/dev/zero', /zero has more than 256 MiB; expected a host$/],
  ])('refused: %#', async (path, message) => {
    const found = await givenText(path(), 'a host', 300).catch((error: unknown) => error);
    expect(found).toBeInstanceOf(GivenFileError);
    expect((found as Error).message).toMatch(message);
  });

  it('a fault of the reader is no fault of the file', async () => {
    const read = async () => {
      for await (const piece of givenBytes(file)) throw new TypeError(`of ${piece.length}`);
    };
    await expect(read()).rejects.toThrow(TypeError);
  });
});
