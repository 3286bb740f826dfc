import { qemuRelease } from '@cpu-models/catalog';
import { abiLevels } from '@cpu-models/gen-data';
import { type DownstreamFile, downstreamView, EMITTERS } from '@cpu-models/gen-downstream';
import { levelsOf } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import type { Record } from './record.js';

/**
 * Our file for the releases that a record names.
 * @throws Error if nothing generates it
 */
export function ourFile(source: Source, { ours, qemu, libvirt }: Record): string {
  const [name = '', ...path] = ours.split('/');
  const files = name === 'csv' ? abiTable(source, qemu) : emitted(source, name, { qemu, ...(libvirt && { libvirt }) });
  const found = files.find((file) => file.path === path.join('/'));
  if (found === undefined) throw new Error(`nothing generates ${ours}`);
  return found.text;
}

function emitted(
  source: Source,
  name: string,
  releases: { qemu: string; libvirt?: string },
): readonly DownstreamFile[] {
  const view = downstreamView(source, releases);
  return EMITTERS.find((emitter) => emitter.name === name)?.emit(view) ?? [];
}

function abiTable(source: Source, release: string): DownstreamFile[] {
  const versions = levelsOf(qemuRelease(source, release)).map(({ name, level }) => ({ name, abiLevel: level }));
  return [{ path: 'cpu-models-x86-abi.csv', text: abiLevels(versions) }];
}
