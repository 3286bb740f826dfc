import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { compareMaps, mapDirectory } from '@cpu-models/import';
import type { CaseResult } from '../cases.js';
import { fetchSource } from '../sources/sources.js';
import type { Proof, ProofContext } from './proof.js';

/** libvirt's map of every supported release: model files byte for byte, the others as XML without comments. */
export const maps: Proof = {
  name: 'maps',
  about: "the generated cpu_map against libvirt's",
  run: async (context) => {
    const cases: CaseResult[] = [];
    for (const release of context.releases.libvirt) {
      context.progress.step(`libvirt ${release}`);
      cases.push({ ...(await proveMap(context, release)), of: `libvirt ${release}` });
    }
    return cases;
  },
};

async function proveMap({ source }: ProofContext, release: string): Promise<CaseResult> {
  const name = ['libvirt', release];
  const entry = source.one('release').value.libvirt.find((known) => known.release === release);
  if (entry?.dated !== undefined) return { name, status: 'skipped', detail: `no tree was had. ${entry.dated}` };
  const tree = await fetchSource('libvirt', release);
  if (tree.kind === 'unavailable') return { name, status: 'skipped', detail: tree.reason };
  const { directory } = tree.value;
  const generated = generatedMap(source, release);
  // The file is in libvirt's tree, and is not installed.
  if (!existsSync(join(directory, 'meson.build'))) generated.delete('libcpuinfo_aliases.xml');
  const { differing, files, textOnly } = compareMaps(generated, mapDirectory(directory));
  const detail = `${files} files, ${differing.length} differing${textOnly.length > 0 ? `, ${textOnly.length} equal but for comments` : ''}`;
  const first = differing.slice(0, 5).map(({ file, how }) => `${file}: ${how}`);
  const same = textOnly.length === 0 ? 'identical' : 'equal';
  return { name, status: differing.length === 0 ? same : 'differs', detail: [detail, ...first].join('; ') };
}

/** Texts of a release's generated map by file name. */
export function generatedMap(source: ProofContext['source'], release: string): Map<string, string> {
  const files = generateLibvirt(libvirtRelease(source, release));
  const inMap = files.filter(({ path }) => path.startsWith('cpu_map/'));
  return new Map(inMap.map(({ path, text }) => [path.slice('cpu_map/'.length), text]));
}
