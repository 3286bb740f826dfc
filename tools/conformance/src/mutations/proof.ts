import { type QemuTree, readQemuTree } from '@cpu-models/import';
import { checkSource } from '@cpu-models/rules';
import type { Source } from '@cpu-models/source';
import { buildQemu, type QemuBuild } from '../builds/qemu.js';
import type { Progress } from '../progress.js';
import { maps } from '../proofs/maps.js';
import type { Proof } from '../proofs/proof.js';
import { cpuid, properties, recordings } from '../proofs/recordings.js';
import { fetchSource } from '../sources/sources.js';
import { factsOf } from './facts.js';
import { importCatcher } from './import.js';
import { makeMutations } from './make.js';
import { runMutations } from './mutations.js';
import { objectsCatcher } from './objects.js';
import { allOutputs, libvirtTexts, qemuReleases } from './outputs.js';
import { type Catcher, proofCatcher, validation } from './proofs.js';
import { verdictCases } from './report.js';
import { explainUnnoticed } from './unnoticed.js';

/** Another seed tries other facts; this one is kept so that whole runs can be compared. */
const SEED = 1;
/** Of a sample, one mutation in so many. */
const OF = 12;

/** Single facts of the source made wrong, all over it: something has to notice each. */
export const mutations: Proof = {
  name: 'mutations',
  about: 'that wrong facts are noticed by validation or by a proof',
  run: async ({ source, progress }) => {
    const catchers = await allCatchers(source, progress);
    if (typeof catchers === 'string') return [{ name: ['mutations'], status: 'skipped', detail: catchers }];
    const sample = process.env['SAMPLE'];
    const seed = sample === undefined ? SEED : Number.parseInt(sample.slice(0, 7), 16);
    const made = makeMutations(factsOf(source), seed);
    const wrong = sample === undefined ? made : made.filter((_, at) => at % OF === seed % OF);
    const verdicts = await runMutations(source, wrong, catchers, allOutputs, progress);
    const names = catchers.map(({ name }) => name);
    const tried = `${wrong.length} of ${made.length} mutations (seed ${seed})`;
    const status = wrong.length > 0 ? 'noticed' : 'missed';
    return [
      { name: ['mutations', 'tried'], status, detail: tried },
      ...verdictCases(verdicts, names, explainUnnoticed),
    ];
  },
};

/** The reason where one cannot be had: numbers without all of them would say little. */
export async function allCatchers(source: Source, progress: Progress): Promise<Catcher[] | string> {
  const builds = new Map<string, QemuBuild>();
  const trees = new Map<string, QemuTree>();
  for (const { release } of source.one('release').value.qemu) {
    const tree = await fetchSource('qemu', release);
    const build = tree.kind === 'available' ? await buildQemu(tree.value, progress) : tree;
    if (build.kind === 'unavailable') return build.reason;
    builds.set(release, build.value);
    trees.set(release, await readQemuTree(build.value.source.directory));
  }
  for (const { release } of source.one('release').value.libvirt) {
    const tree = await fetchSource('libvirt', release);
    if (tree.kind === 'unavailable') return tree.reason;
  }
  return [
    validation(checkSource),
    importCatcher(trees),
    await objectsCatcher(source, builds),
    proofCatcher(maps, source, libvirtTexts, false),
    proofCatcher(cpuid, source, qemuReleases, true),
    proofCatcher(properties, source, qemuReleases, true),
    proofCatcher(recordings, source, qemuReleases, true),
  ];
}
