import { AHEAD } from '@cpu-models/catalog';
import type { KindName, LibvirtAheadFile, ModelFile, ReleaseFile } from '@cpu-models/source';
import { mergeLibvirt } from './merge.js';
import { treeOf } from './source-tree.js';

interface AdoptedFile {
  readonly kind: KindName;
  readonly path: string;
  readonly value: unknown;
}

/**
 * After an import of QEMU's: names that libvirt had ahead of it, and that have a definition now, move to their models.
 * Every libvirt release that has one is read again as the source had it, so that its map stays what it was, and what
 * QEMU defines otherwise becomes a difference. So it does not matter in which order the two projects are followed.
 *
 * @param before the source before the import
 * @param after the source after it; neither is touched
 * @returns the files that change besides
 */
export function adoptNames(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): AdoptedFile[] {
  const defined = new Set([...after].filter(([path]) => path.startsWith('x86/models/')).flatMap(namesOf));
  const ahead = (before.get(AHEAD) as LibvirtAheadFile | undefined)?.models ?? [];
  if (!ahead.some(({ name }) => defined.has(name))) return [];
  const changed = new Map<string, AdoptedFile>();
  const { libvirt } = after.get('releases.yaml') as ReleaseFile;
  for (const { release, dated } of libvirt) {
    if (dated !== undefined) continue;
    const now = new Map([...after, ...[...changed].map(([path, { value }]) => [path, value] as const)]);
    for (const file of mergeLibvirt(treeOf(before, release), now).files) changed.set(file.path, file);
  }
  return [...changed.values()];
}

function namesOf([, value]: [string, unknown]): string[] {
  const { name, versions = [{ version: 1 }] } = value as ModelFile;
  return [name, ...versions.flatMap(({ version, alias }) => [`${name}-v${version}`, ...(alias ? [alias] : [])])];
}
