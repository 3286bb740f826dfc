import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCputest } from '../builds/cputest.js';
import { buildLibvirt } from '../builds/libvirt.js';
import type { CaseResult } from '../cases.js';
import { fetchSource } from '../sources/sources.js';
import { generatedMap } from './maps.js';
import type { Proof, ProofContext } from './proof.js';

/** libvirt's own cputest, built once per release, run on the generated map. */
export const cputest: Proof = {
  name: 'cputest',
  about: "libvirt's own cputest on the generated cpu_map",
  run: async (context) => {
    const cases: CaseResult[] = [];
    for (const { release } of context.source.one('release').value.libvirt)
      cases.push(await proveRelease(context, release));
    return cases;
  },
};

async function proveRelease({ source, progress }: ProofContext, release: string): Promise<CaseResult> {
  const name = ['cputest', release];
  const tree = await fetchSource('libvirt', release);
  if (tree.kind === 'unavailable') return { name, status: 'skipped', detail: tree.reason };
  const build = await buildLibvirt(tree.value, progress);
  if (build.kind === 'unavailable') return { name, status: 'skipped', detail: build.reason };
  const folder = await mkdtemp(join(tmpdir(), 'cpu_map-'));
  try {
    for (const [file, text] of generatedMap(source, release)) await writeFile(join(folder, file), text);
    const { total, passed, failed } = await runCputest(build.value, folder);
    const status = total > 0 && passed === total ? 'identical' : 'differs';
    return { name, status, detail: [`${passed} of ${total}`, ...failed.slice(0, 5)].join('; ') };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
