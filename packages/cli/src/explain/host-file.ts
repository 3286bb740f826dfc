import { givenText } from '@cpu-models/emit';
import { type ReadHost, readHost, recogniseHost } from '@cpu-models/inputs';
import { type Probe, readProbe } from '@cpu-models/probe';
import { inFile } from '../io/fail.js';
import { KNOWN } from './known.js';

const EXPECTED =
  'what is known of the host: a probe (cpu-models probe --out FILE), virsh domcapabilities, /proc/cpuinfo, a CPUID dump ...';

/**
 * Reads one host from one or several files about it, each recognised by its content; `-` is the standard input.
 * @throws GivenFileError if one cannot be read, UsageError if it says nothing of a host
 */
export async function readHostFiles(paths: readonly string[]): Promise<ReadHost> {
  const files = await Promise.all(paths.map(async (name) => ({ name, text: await givenText(name, EXPECTED) })));
  for (const { name, text } of files) {
    // What we write ourselves is held to its schema.
    if (recogniseHost(text) === 'cpu-models probe' && /"cpu-models-probe"/.test(text))
      inFile(name, () => readProbe(text));
  }
  return readHost(files, KNOWN);
}

/**
 * Reads a file of `cpu-models probe` as it stands.
 * @throws GivenFileError if it cannot be read, UsageError if it is not a probe
 */
export async function readProbeFile(path: string): Promise<Probe> {
  const text = await givenText(path, 'a probe of the host (cpu-models probe --out FILE makes one)');
  return inFile(path, () => readProbe(text));
}
