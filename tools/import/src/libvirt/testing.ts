import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { sourceFromValues } from '@cpu-models/source';
import { type LibvirtTree, readLibvirtTree } from './tree.js';

/** Writes a map that a source makes of a release into a temporary folder, with some files replaced, and reads it. */
export function treeOf(
  source: ReadonlyMap<string, unknown>,
  release: string,
  replace: (file: string, text: string) => string = (_, text) => text,
): LibvirtTree {
  const folder = mkdtempSync(join(tmpdir(), 'cpu-map-'));
  for (const { path, text } of generateLibvirt(libvirtRelease(sourceFromValues(source), release))) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, replace(path.replace('cpu_map/', ''), text));
  }
  return readLibvirtTree(join(folder, 'cpu_map'), release);
}
