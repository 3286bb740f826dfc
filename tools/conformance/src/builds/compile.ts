import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import { run } from '../run.js';
import type { CompiledObject } from './qemu.js';

/** The hash of an object as the pristine build made it. */
export async function hashObject(object: CompiledObject): Promise<string> {
  return hashOf(await readFile(join(object.directory, object.output)));
}

/**
 * Compiles `text` with the command of `object`, as if it stood in the place of its source file,
 * and returns the hash of what comes out. The tree and the build stay as they are.
 */
export async function compileSpliced(object: CompiledObject, text: string): Promise<string> {
  return hashOf(await compileText(object, text));
}

/** The object that `text` becomes with the command of `object`. */
export async function compileText(object: CompiledObject, text: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'compile-'));
  try {
    // The object records the base name, so the file keeps it.
    const file = join(folder, basename(object.file));
    const output = join(folder, 'out.o');
    await writeFile(file, `#line 1 "${object.file}"\n${text}`);
    const [compiler = 'cc', ...args] = commandFor(object, file, output);
    const result = await run(compiler, args, { cwd: object.directory });
    if (result.code !== 0) {
      throw new UserError(`${object.target}: ${object.source} does not compile\n${result.stderr.trimEnd()}`);
    }
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The command of an object with another input and output, and without its dependency file. */
function commandFor(object: CompiledObject, file: string, output: string): string[] {
  const [compiler = 'cc', ...rest] = object.command;
  // First of all: a quoted #include looks beside the including file before anywhere else.
  const command = [compiler, '-iquote', dirname(object.file)];
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? '';
    if (word === '-o') command.push('-o', output);
    else if (word === '-c') command.push('-c', file);
    if (['-o', '-c', '-MQ', '-MF'].includes(word)) at++;
    else if (word !== '-MD') command.push(word);
  }
  return command;
}

function hashOf(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
