import { gzipSync } from 'node:zlib';
import { writeWhole } from '@cpu-models/emit';

/** Writes a file that the user named, whole or not at all; compressed if its name says so. */
export function writeOutput(path: string, text: string | Uint8Array): void {
  writeWhole(path, path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
}
