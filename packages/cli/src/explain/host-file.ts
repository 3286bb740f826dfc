import { createReadStream } from 'node:fs';
import { type ReadHost, readHost, recogniseHost } from '@cpu-models/inputs';
import { type Probe, readProbe } from '@cpu-models/probe';
import { inFile, isUserError, UsageError } from '../io/fail.js';
import { KNOWN } from './known.js';

const EXPECTED =
  'what is known of the host: a probe (cpu-models probe --out FILE), virsh domcapabilities, /proc/cpuinfo, a CPUID dump ...';

/**
 * Reads one host from one or several files about it, each recognised by its content; `-` is the standard input.
 * @throws UsageError if one cannot be read, or says nothing of a host
 */
export async function readHostFiles(paths: readonly string[]): Promise<ReadHost> {
  const files = await Promise.all(paths.map(async (name) => ({ name, text: await readText(name, EXPECTED) })));
  for (const { name, text } of files) {
    // What we write ourselves is held to its schema.
    if (recogniseHost(text) === 'cpu-models probe' && /"cpu-models-probe"/.test(text))
      inFile(name, () => readProbe(text));
  }
  return readHost(files, KNOWN);
}

/**
 * Reads a file of `cpu-models probe` as it stands.
 * @throws UsageError if it cannot be read, or is not a probe
 */
export async function readProbeFile(path: string): Promise<Probe> {
  const text = await readText(path, 'a probe of the host (cpu-models probe --out FILE makes one)');
  return inFile(path, () => readProbe(text));
}

/** So much says nothing of one host: a probe of every machine type has a few MiB. */
const MOST = 256 * 2 ** 20;

/**
 * A file or pipe that was named on the command line; `-` is the standard input.
 * @throws UsageError if it cannot be read, or never ends
 */
export async function readText(path: string, expected: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      size += (chunk as Buffer).length;
      if (size > MOST) throw new UsageError(`${path} has more than ${MOST / 2 ** 20} MiB; expected ${expected}`);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (isUserError(error)) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new UsageError(`${path} cannot be read (${code}); expected ${expected}`);
  }
  return Buffer.concat(chunks).toString('utf8');
}
