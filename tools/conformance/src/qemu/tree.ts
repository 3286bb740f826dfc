import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DEVICES, DEVICES_NAME } from './configure.js';

/** Copies a QEMU tree for building: without firmware sources, which are most of it and play no part. */
export async function copyTree(from: string, to: string): Promise<void> {
  const unneeded = new Set([join(from, 'roms'), join(from, '.git')]);
  await cp(from, to, {
    recursive: true,
    verbatimSymlinks: true,
    preserveTimestamps: true,
    filter: (path) => !unneeded.has(path),
  });
  await leaveOutFirmware(to);
  await addDevices(to);
  await mkdir(join(dirname(to), 'build'));
}

/**
 * Distributions strip firmware images out of the tarball, and meson stops at the first one it
 * misses. Other meson files read some variables set here, and get nothing to wait for.
 */
async function leaveOutFirmware(tree: string): Promise<void> {
  const folder = join(tree, 'pc-bios');
  const files = (await readdir(folder, { recursive: true })).filter((name) => basename(name) === 'meson.build');
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const variables = texts.flatMap((text) => [...text.matchAll(/^(\w+) = /gm)].map(([, name]) => name));
  await writeFile(join(folder, 'meson.build'), [...new Set(variables)].map((name) => `${name} = []\n`).join(''));
}

/** The machines whose compat tables are proved; without them pc.c would not be compiled. */
async function addDevices(tree: string): Promise<void> {
  const folder = join(tree, 'configs/devices/x86_64-softmmu');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${DEVICES_NAME}.mak`), DEVICES.map((device) => `${device}=y\n`).join(''));
}
