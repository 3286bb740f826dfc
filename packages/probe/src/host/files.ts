import { closeSync, openSync, readdirSync, readSync } from 'node:fs';

const MOST_BYTES = 1 << 20;

/** The text of a small file, trimmed; null if it cannot be read. Files of /proc and /sys have no size to trust. */
export function readText(path: string): string | null {
  try {
    const file = openSync(path, 'r');
    try {
      return readAll(file).toString('utf8').trim();
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return null;
  }
}

/** The names in a folder, sorted; empty if it cannot be read. */
export function listFolder(path: string): string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

/** Every readable file of a folder: name -> text. */
export function readFolder(path: string): Record<string, string> {
  const entries = listFolder(path).map((name) => [name, readText(`${path}/${name}`)] as const);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

function readAll(file: number): Buffer {
  const buffer = Buffer.alloc(MOST_BYTES);
  let size = 0;
  for (let read = -1; read !== 0 && size < MOST_BYTES; size += read) {
    read = readSync(file, buffer, size, MOST_BYTES - size, null);
  }
  return buffer.subarray(0, size);
}
