import { type Guest, readGuests } from '@cpu-models/inputs';
import { inFile } from '../io/fail.js';
import { readText } from './host-file.js';

/**
 * The guests of a file: domain XML, a <cpu>, a QEMU command line, a KubeVirt VM, nova.conf, a Proxmox VM.
 * @throws UsageError, LibvirtXmlError
 */
export async function readGuestFile(path: string): Promise<readonly Guest[]> {
  const text = await readText(
    path,
    "a guest: libvirt's <domain> or <cpu>, a QEMU command line, a KubeVirt VM, nova.conf",
  );
  return inFile(path, () => readGuests(text, 'the file'));
}
