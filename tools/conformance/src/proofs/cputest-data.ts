import { libvirtRelease } from '@cpu-models/catalog';
import type { CaseResult } from '../cases.js';
import { type CputestOutcome, caseName, runCputestData } from '../cputest-data/cputest-data.js';
import { fetchSource } from '../sources/sources.js';
import type { Proof } from './proof.js';

/** Every case of libvirt's cputest data, answered by the runtime on our data. */
export const cputestData: Proof = {
  name: 'cputest-data',
  about: "the runtime's answers to libvirt's cputest data",
  run: async ({ source, progress }) => {
    const cases: CaseResult[] = [];
    for (const { release } of source.one('release').value.libvirt) {
      progress.step(`cputest data of libvirt ${release}`);
      const tree = await fetchSource('libvirt', release);
      if (tree.kind === 'unavailable')
        cases.push({ name: ['cputest-data', release, ''], status: 'skipped', detail: tree.reason });
      else cases.push(...count(release, runCputestData(tree.value.directory, libvirtRelease(source, release).map)));
    }
    return cases;
  },
};

function count(release: string, outcomes: readonly CputestOutcome[]): CaseResult[] {
  const groups = [
    ['x86', outcomes.filter(({ test }) => test.arch === 'x86_64')],
    ['others', outcomes.filter(({ test }) => test.arch !== 'x86_64')],
  ] as const;
  return groups.map(([name, group]) => {
    const failed = group.filter(({ failure }) => failure !== null);
    const first = failed.slice(0, 3).map(({ test, failure }) => `${caseName(test)}: ${failure}`);
    const detail = [`${group.length - failed.length} of ${group.length}`, ...first].join('; ');
    return {
      name: ['cputest-data', release, name],
      status: failed.length === 0 && group.length > 0 ? 'identical' : 'differs',
      detail,
    };
  });
}
