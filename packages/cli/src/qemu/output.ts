import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Writes a file by way of one beside it, so that it is never half written; compressed if its name says so. */
export async function writeOutput(path: string, text: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
  await rename(`${path}.new`, path);
}
