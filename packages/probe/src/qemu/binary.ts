import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { QemuMissingError } from '../errors.js';

/**
 * The program's path: as given if it has a slash, else looked up in PATH.
 *
 * @throws QemuMissingError if there is no such file, or it may not be executed.
 */
export function findBinary(binary: string): string {
  if (binary.includes('/')) return executable(binary) ? binary : missing(binary);
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, binary)).find(executable) ?? missing(binary);
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function missing(binary: string): never {
  const where = binary.includes('/') ? 'no such program, or not executable' : 'no such program in PATH';
  throw new QemuMissingError(`${binary}: ${where}; install QEMU (qemu-system-x86) or give the path of another one`);
}
