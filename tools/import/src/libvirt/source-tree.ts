import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libvirtRelease } from '@cpu-models/catalog';
import { inTemporaryFolder } from '@cpu-models/emit';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { sourceFromValues } from '@cpu-models/source';
import { type LibvirtTree, readLibvirtTree } from './tree.js';

/** The tree of a release as a source has it: its map written into a temporary folder, with some files replaced, and read. */
export function treeOf(
  source: ReadonlyMap<string, unknown>,
  release: string,
  replace: (file: string, text: string) => string = (_, text) => text,
): LibvirtTree {
  return inTemporaryFolder((folder) => {
    for (const { path, text } of generateLibvirt(libvirtRelease(sourceFromValues(source), release))) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, replace(path.replace('cpu_map/', ''), text));
    }
    return readLibvirtTree(join(folder, 'cpu_map'), release);
  });
}
