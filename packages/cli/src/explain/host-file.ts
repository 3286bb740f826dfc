import { readFile } from 'node:fs/promises';
import { type Probe, readProbe } from '@cpu-models/probe';
import type { ExplainHost } from '@cpu-models/runtime';
import { inFile, UsageError } from '../io/fail.js';

/**
 * Reads a probe file.
 * @throws UsageError if it cannot be read, or is no probe
 */
export async function readHostFile(path: string): Promise<Probe> {
  const text = await readText(path, 'a probe of the host (cpu-models probe --out FILE makes one)');
  return inFile(path, () => readProbe(text));
}

/** A file that was named on the command line. */
export async function readText(path: string, expected: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); expected ${expected}`,
    );
  }
}

/** A probe is a host: this line fails to compile when it no longer is. */
export const asHost = (probe: Probe): ExplainHost => probe;
