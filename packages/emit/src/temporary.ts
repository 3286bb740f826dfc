import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './process.js';

/** Does something in a folder that is gone once that is done; those of runs that were killed go as well. */
export function inTemporaryFolder<T>(work: (folder: string) => T): T {
  const folder = temporaryFolder();
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const result = work(folder);
    if (result instanceof Promise) return result.finally(remove) as T;
    remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

function temporaryFolder(): string {
  const all = tmpdir();
  for (const name of readdirSync(all)) {
    const owner = /^cpu-models-(\d+)-\w{6}$/.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) removeLeft(join(all, name));
  }
  return mkdtempSync(join(all, `cpu-models-${process.pid}-`));
}

/** Whoever else has a folder there may keep it. */
function removeLeft(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
    console.error(`an earlier run was interrupted: its temporary folder ${folder} is removed`);
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
  }
}
