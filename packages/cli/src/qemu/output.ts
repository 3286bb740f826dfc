import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Writes a file by way of one beside it, so that it is never half written; compressed if its name says so. Links are
 * followed, and what is no regular file (a device, a pipe) is written to.
 */
export async function writeOutput(path: string, text: string | Uint8Array): Promise<void> {
  const content = path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text;
  await mkdir(dirname(path), { recursive: true });
  const target = await realpath(path).catch(() => path);
  const found = await stat(target).catch(() => undefined);
  if (found !== undefined && !found.isFile()) return writeFile(target, content);
  try {
    await writeFile(`${target}.new`, content);
    if (found !== undefined) await chmod(`${target}.new`, found.mode & 0o7777);
    await rename(`${target}.new`, target);
  } catch (error) {
    await rm(`${target}.new`, { force: true });
    throw error;
  }
}
