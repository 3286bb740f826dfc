/** libvirt's cpu_map in a folder; for Node. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { parseCpuMap } from './cpu-map.js';

/**
 * Reads an installed cpu_map directory (/usr/share/libvirt/cpu_map, or src/cpu_map of a source tree).
 *
 * @param release the libvirt release that it belongs to, `major.minor`: the files do not say
 * @throws LibvirtXmlError, also for files that cannot be read
 */
export function readCpuMap(directory: string, release: string): CpuMap {
  return parseCpuMap((name) => readFileSync(join(directory, name)), release);
}
