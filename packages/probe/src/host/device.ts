import { closeSync, openSync, readSync } from 'node:fs';

/** Reads of a fixed size at a position; null where the position cannot be read. */
export type ReadAt = (position: bigint, bytes: number) => Buffer | null;

/** What a device gave, or why it gave nothing. */
export type Readable<T> = T | { readonly unreadable: string };

/** Opens a device such as /dev/cpu/0/msr and hands its reader to `use`. */
export function readDevice<T extends object>(path: string, use: (read: ReadAt) => T): Readable<T> {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    return { unreadable: whyNot(path, error as NodeJS.ErrnoException) };
  }
  try {
    return use((position, bytes) => readAt(file, position, bytes));
  } finally {
    closeSync(file);
  }
}

function readAt(file: number, position: bigint, bytes: number): Buffer | null {
  const buffer = Buffer.alloc(bytes);
  try {
    return readSync(file, buffer, 0, bytes, position) === bytes ? buffer : null;
  } catch {
    // An MSR that the CPU does not have is an I/O error.
    return null;
  }
}

function whyNot(path: string, error: NodeJS.ErrnoException): string {
  const module = path.endsWith('msr') ? 'msr' : 'cpuid';
  if (error.code === 'ENOENT') return `${path} does not exist: the kernel module ${module} is not loaded`;
  if (error.code === 'EACCES' || error.code === 'EPERM') return `${path} may not be opened: it takes root`;
  return `${path}: ${error.code ?? error.message}`;
}
