import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isInstalled, runOrThrow } from '../run.js';
import { compileSpliced, hashObject } from './compile.js';
import type { CompiledObject } from './qemu.js';
import { spliceDefinitions } from './splice.js';

const TEXT = `#include "cpu.h"
const int table[] = {
    1,
    2,
};
int line(void) { return __LINE__ + table[1]; }
const char *file(void) { return __FILE__; }
`;

describe.skipIf(!(await isInstalled('gcc')))('compileSpliced', () => {
  let object: CompiledObject;

  beforeAll(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'build-'));
    const command = ['gcc', '-O1', '-MD', '-MQ', 'cpu.o', '-MF', 'cpu.o.d', '-o', 'cpu.o', '-c', './cpu.c'];
    await writeFile(join(directory, 'cpu.c'), TEXT);
    await writeFile(join(directory, 'cpu.h'), 'int line(void);\n');
    await runOrThrow('gcc', command.slice(1), { cwd: directory });
    object = { target: 't', source: 'cpu.c', file: './cpu.c', output: 'cpu.o', directory, command };
  });

  it('makes the same object of the same text', async () => {
    expect(await compileSpliced(object, TEXT)).toBe(await hashObject(object));
  });

  it('makes the same object of a table in other words', async () => {
    const text = spliceDefinitions(TEXT, object.file, { table: 'const int table[2] = { 0x1, 1 + 1 };' });
    expect(await compileSpliced(object, text)).toBe(await hashObject(object));
  });

  it('makes another object of another value', async () => {
    const text = spliceDefinitions(TEXT, object.file, { table: 'const int table[2] = { 1, 3 };' });
    expect(await compileSpliced(object, text)).not.toBe(await hashObject(object));
  });

  it('shows what the compiler has to say', async () => {
    await expect(compileSpliced(object, 'int a = b;\n')).rejects.toThrow(
      /^t: cpu\.c does not compile\n\.\/cpu\.c:1:9: error: .b. undeclared/,
    );
  });
});
