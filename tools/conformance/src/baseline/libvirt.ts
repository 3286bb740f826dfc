import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CputestResult, runCputest } from '../builds/cputest.js';
import { buildLibvirt } from '../builds/libvirt.js';
import type { CaseResult } from '../cases.js';
import type { Progress } from '../progress.js';
import { fetchSource } from '../sources/sources.js';

/** Runs libvirt's own tests with libvirt's own map, and with a copy that lacks one feature of one model. */
export async function libvirtBaseline(release: string, progress: Progress): Promise<CaseResult[]> {
  progress.step(`libvirt ${release}: looking for the source`);
  const source = await fetchSource('libvirt', release);
  const build = source.kind === 'available' ? await buildLibvirt(source.value, progress) : source;
  if (build.kind === 'unavailable') {
    return [{ name: [`libvirt ${release}`, 'cputest'], status: 'skipped', detail: build.reason }];
  }
  const { pristineMap, source: tree } = build.value;
  progress.step(`libvirt ${tree.version}: running cputest`);
  const pristine = await runCputest(build.value, pristineMap);
  const changed = await withChangedMap(pristineMap, (map) => runCputest(build.value, map));
  const name = (what: string) => [`libvirt ${tree.version}`, 'cputest', what];
  return [
    { name: name('pristine'), status: pristine.failed.length === 0 ? 'identical' : 'differs', detail: count(pristine) },
    {
      name: name('one feature left out'),
      status: changed.failed.length > 0 ? 'noticed' : 'missed',
      detail: count(changed),
    },
  ];
}

function count({ passed, total }: CputestResult): string {
  return `${passed} of ${total} cases`;
}

async function withChangedMap<T>(pristineMap: string, work: (map: string) => Promise<T>): Promise<T> {
  const map = await mkdtemp(join(tmpdir(), 'cpu_map-'));
  try {
    await cp(pristineMap, map, { recursive: true });
    const model = join(map, 'x86_Haswell-noTSX.xml');
    const text = await readFile(model, 'utf8');
    const changed = text.replace(/^.*<feature name='aes'\/>.*\n/m, '');
    if (changed === text) throw new Error(`${model} has no feature aes to leave out`);
    await writeFile(model, changed);
    return await work(map);
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}
