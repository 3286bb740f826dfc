import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RECORD } from '@cpu-models/apply';
import { type QemuTree, readQemuTree } from '@cpu-models/import';
import { inlineIncludes } from './text.js';

/** What of a QEMU tree its reader and the proofs read. */
export const QEMU_PARTS = [
  'VERSION',
  'target/i386',
  'hw/i386',
  'hw/core',
  'include',
  'qapi',
  'cpu.c',
  'exec.c',
  'cpu-target.c',
];
export const LIBVIRT_PARTS = ['meson.build', 'src/cpu_map'];
/** The files of QEMU that hand-written tables are taken out of. */
export const EDITED = ['target/i386/cpu.c', 'hw/i386/pc.c'];

/** Works on a copy of parts of a tree, which goes when the work is done. */
export async function withCopy<T>(
  from: string,
  parts: readonly string[],
  work: (tree: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'apply-'));
  try {
    for (const part of parts.filter((path) => existsSync(join(from, path)))) {
      await mkdir(dirname(join(folder, part)), { recursive: true });
      await cp(join(from, part), join(folder, part), { recursive: true, verbatimSymlinks: true });
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every file that could be changed, byte for byte; and the record, which must be gone in the end. */
export async function snapshot(tree: string, parts: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of [...parts, RECORD].filter((path) => path !== 'include' && existsSync(join(tree, path)))) {
    const entries = await readdir(join(tree, part), { recursive: true, withFileTypes: true }).catch(() => []);
    const files =
      entries.length === 0
        ? [join(tree, part)]
        : entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files) found.set(file, await readFile(file, 'latin1'));
  }
  return found;
}

/** The facts of a tree that generated files were applied to. The reader takes one file for all that it includes. */
export function readApplied(tree: string): Promise<QemuTree> {
  return withCopy(tree, QEMU_PARTS, async (copy) => {
    for (const path of EDITED) {
      const text = await readFile(join(copy, path), 'latin1');
      await writeFile(join(copy, path), inlineIncludes(text, dirname(join(copy, path))), 'latin1');
    }
    return readQemuTree(copy);
  });
}
