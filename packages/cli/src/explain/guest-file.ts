import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { givenText } from '@cpu-models/emit';
import { type Guest, readGuests } from '@cpu-models/inputs';
import { inFile, UsageError } from '../io/fail.js';

/**
 * The guests of a file: domain XML, a <cpu>, a QEMU command line, a KubeVirt VM, nova.conf, a Proxmox VM.
 * @throws GivenFileError, UsageError, LibvirtXmlError
 */
export async function readGuestFile(path: string): Promise<readonly Guest[]> {
  const text = await givenText(
    path,
    "a guest: libvirt's <domain> or <cpu>, a QEMU command line, a KubeVirt VM, nova.conf",
  );
  return inFile(path, () => readGuests(text, 'the file'));
}

/**
 * The guests of a file, or of all files of a folder; what has no name is called after its file.
 * @throws UsageError for a folder without files, or as {@link readGuestFile}
 */
export async function readGuestFiles(path: string): Promise<readonly Guest[]> {
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true;
  if (!isFolder) return await named(path);
  const entries = await readdir(path, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  if (files.length === 0) throw new UsageError(`${path} has no files; expected one for each guest`);
  return (await Promise.all(files.sort().map((file) => named(join(path, file))))).flat();
}

async function named(path: string): Promise<readonly Guest[]> {
  const guests = await readGuestFile(path);
  return guests.map((guest) => ({ ...guest, name: guest.name ?? basename(path) }));
}
