import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Known } from '@cpu-models/inputs';
import { type CpuMap, compareReleases } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data/features';
import { buildLibvirt } from '../builds/libvirt.js';
import type { CaseResult } from '../cases.js';
import { fetchSource } from '../sources/sources.js';
import { compareVerdicts, type VerdictCount, withoutFeature } from '../verdicts/verdicts.js';
import type { Proof } from './proof.js';

/** The oldest libvirt whose start asks the functions that the driver calls. */
const OLDEST = '9.0';

/** What libvirt makes of guests on each processor of its test data, by its functions and by the runtime. */
export const verdicts: Proof = {
  name: 'verdicts',
  about: "which guests libvirt starts on the hosts of its test data, and with which CPU, by libvirt's own functions",
  run: async ({ source, progress }) => {
    const { qemu, libvirt } = source.one('release').value;
    const known: Omit<Known, 'libvirt'> = {
      qemu: qemu.map(({ release }) => qemuRelease(source, release)),
      features: FEATURES,
    };
    const cases: CaseResult[] = [];
    for (const { release } of libvirt) {
      if (compareReleases(release, OLDEST) < 0) {
        const detail = `before ${OLDEST}, a start asks other functions than the driver calls`;
        cases.push({ name: ['verdicts', release, ''], status: 'skipped', detail });
        continue;
      }
      progress.step(`verdicts of libvirt ${release}`);
      const tree = await fetchSource('libvirt', release);
      const build = tree.kind === 'unavailable' ? tree : await buildLibvirt(tree.value, progress);
      if (build.kind === 'unavailable') {
        cases.push({ name: ['verdicts', release, ''], status: 'skipped', detail: build.reason });
        continue;
      }
      const { map } = libvirtRelease(source, release);
      const ask = (asked: CpuMap, only?: string) =>
        compareVerdicts(build.value, asked, { ...known, libvirt: [asked] }, only);
      const worse = withoutFeature(map, 'Haswell');
      cases.push(same(release, await ask(map)), noticed(release, await ask(worse, 'Haswell')));
    }
    return cases;
  },
};

function same(release: string, { hosts, compared, started, differing }: VerdictCount): CaseResult {
  return {
    name: ['verdicts', release, 'hosts and models'],
    status: differing.length === 0 && compared > 0 ? 'identical' : 'differs',
    detail: [
      `${compared} guests on ${hosts} hosts, ${started} start, ${differing.length} differ`,
      ...differing.slice(0, 5),
    ].join('; '),
  };
}

/** The proof can fail: one feature less in one model is seen. */
function noticed(release: string, { differing }: VerdictCount): CaseResult {
  return {
    name: ['verdicts', release, 'one feature less in Haswell'],
    status: differing.length > 0 ? 'noticed' : 'missed',
    detail: `${differing.length} differ`,
  };
}
