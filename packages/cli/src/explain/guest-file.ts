import { parseCpu, parseDomainCpu } from '@cpu-models/libvirt-xml';
import type { Cpu } from '@cpu-models/runtime';
import { UsageError } from '../io/fail.js';
import { readText } from './host-file.js';

/**
 * The guest's CPU from a file with `<domain>` or `<cpu>`.
 * @throws UsageError, LibvirtXmlError
 */
export async function readGuestFile(path: string): Promise<Cpu> {
  const xml = await readText(path, "libvirt's <domain> or <cpu>");
  const cpu = /<domain[\s>]/.test(xml) ? parseDomainCpu(xml) : parseCpu(xml, 'guest');
  if (cpu === null || cpu === undefined) throw new UsageError(`${path} has no <cpu>; expected one`);
  return cpu;
}
