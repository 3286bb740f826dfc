import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissingNamesError, QemuTreeError } from './errors.js';

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Runs the C preprocessor alone over a text. */
export async function preprocessC(what: string, source: string, defines: readonly string[]): Promise<string> {
  return inFolder(what, async (folder) => {
    await writeFile(join(folder, 'text.c'), source);
    const { stdout } = await gcc(folder, ['-E', '-P', '-undef', ...defines.map((define) => `-D${define}`), 'text.c']);
    return stdout;
  });
}

/** Compiles a C program with gcc, runs it, and returns what it printed. Leaves nothing behind. */
export async function runC(what: string, source: string, defines: readonly string[]): Promise<string> {
  return inFolder(what, async (folder) => {
    await writeFile(join(folder, 'dump.c'), source);
    await gcc(folder, ['-w', '-O0', '-std=gnu11', ...defines.map((define) => `-D${define}`), '-o', 'dump', 'dump.c']);
    const { stdout } = await run(join(folder, 'dump'), [], { cwd: folder, maxBuffer: MAX_OUTPUT });
    return stdout;
  });
}

async function gcc(folder: string, args: readonly string[]): Promise<{ stdout: string }> {
  // Messages are read by machine: English, with typographic quotes.
  return run('gcc', args, { cwd: folder, maxBuffer: MAX_OUTPUT, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}

async function inFolder<T>(what: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qemu-tree-'));
  try {
    return await work(folder);
  } catch (error) {
    throw asTreeError(what, error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function asTreeError(what: string, error: unknown): QemuTreeError {
  const failure = error as { code?: unknown; stderr?: unknown; message?: string };
  if (failure.code === 'ENOENT') return new QemuTreeError(`${what}: gcc is needed, but is not installed`);
  const lines = String(failure.stderr ?? '')
    .split('\n')
    .filter((line) => line.includes('error:'));
  if (lines.length === 0) return new QemuTreeError(`${what}: ${failure.message}`);
  const message = `${what}: the C compiler does not accept the cut-out tables:\n${lines.slice(0, 8).join('\n')}`;
  const missing = lines.flatMap(
    (line) => /unknown type name ‘(\w+)’|‘(?:\w+ )?(\w+)’ undeclared/.exec(line)?.slice(1).find(Boolean) ?? [],
  );
  return missing.length > 0 ? new MissingNamesError(message, [...new Set(missing)]) : new QemuTreeError(message);
}
