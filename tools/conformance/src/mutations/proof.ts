import { checkFreeze } from '@cpu-models/freeze';
import { type QemuTree, readQemuTree } from '@cpu-models/import';
import { randomNumbers } from '@cpu-models/probe';
import { checkSource, RULES } from '@cpu-models/rules';
import type { Source } from '@cpu-models/source';
import { buildQemu, type QemuBuild } from '../builds/qemu.js';
import type { CaseResult } from '../cases.js';
import type { Progress } from '../progress.js';
import { maps } from '../proofs/maps.js';
import { allReleases, type Proof } from '../proofs/proof.js';
import { cpuid, properties, recordings } from '../proofs/recordings.js';
import { fetchSource } from '../sources/sources.js';
import { factsOf } from './facts.js';
import { importCatcher } from './import.js';
import { type Mutation, makeMutations } from './make.js';
import { runMutations } from './mutations.js';
import { objectsCatcher } from './objects.js';
import { allOutputs, libvirtTexts, qemuReleases } from './outputs.js';
import { type Catcher, orThrows, proofCatcher, validation } from './proofs.js';
import { shuffled } from './random.js';
import { verdictCases } from './report.js';
import { explainUnnoticed, needless } from './unnoticed.js';

/** Another seed tries other facts; this one is kept so that whole runs can be compared, and a sample is part of one. */
const SEED = 1;
/** How many of them a sample has. */
const SAMPLE_SIZE = 12;

/** Single facts of the source made wrong, all over it: something has to notice each. */
export const mutations: Proof = {
  name: 'mutations',
  about: 'that wrong facts are noticed by validation or by a proof',
  run: async ({ source, progress }) => {
    const { catchers: all, missing } = await allCatchers(source, progress);
    const alarmed = await noticing(all, source);
    const catchers = all.filter((catcher) => !alarmed.includes(catcher));
    const sample = process.env['SAMPLE'];
    const made = makeMutations(factsOf(source), SEED);
    const wrong = sample === undefined ? made : sampleOf(made, sample);
    const verdicts = await runMutations(source, wrong, catchers, allOutputs, progress);
    const tried = `${wrong.length} of ${made.length} mutations (seed ${SEED}${sample === undefined ? '' : `, sample ${sample}`})`;
    return [
      { name: ['mutations', 'tried'], status: wrong.length > 0 ? 'noticed' : 'missed', detail: tried },
      ...alarmed.map(falseAlarm),
      ...(missing.length === 0 ? [] : [withoutTrees(missing)]),
      ...verdictCases(
        verdicts,
        catchers.map(({ name }) => name),
        explainUnnoticed,
      ),
      ...(sample === undefined ? needless(verdicts) : []),
    ];
  },
};

/** @param sample hexadecimal digits, which say which ones: the same of the same digits */
function sampleOf(made: readonly Mutation[], sample: string): Mutation[] {
  return shuffled(made, randomNumbers(Number.parseInt(sample.slice(0, 7), 16))).slice(0, SAMPLE_SIZE);
}

function falseAlarm({ name }: Catcher): CaseResult {
  const detail = 'notices something in the source as it is, so what it says of a mutation means nothing';
  return { name: ['mutations', name], status: 'differs', detail };
}

function withoutTrees(missing: readonly string[]): CaseResult {
  const detail = `no trees of QEMU ${missing.join(', ')}, so import and objects are not asked about them`;
  return { name: ['mutations', 'trees'], status: 'skipped', detail };
}

/** The catchers that notice something. */
async function noticing(catchers: readonly Catcher[], source: Source): Promise<Catcher[]> {
  const found: Catcher[] = [];
  for (const catcher of catchers) if (await catcher.catches(source)) found.push(catcher);
  return found;
}

/** Those that can be had, the quick ones first, and the releases of which no tree can. */
async function allCatchers(source: Source, progress: Progress) {
  const builds = new Map<string, QemuBuild>();
  const trees = new Map<string, QemuTree>();
  const missing: string[] = [];
  for (const release of allReleases(source).qemu) {
    const tree = await fetchSource('qemu', release);
    const build = tree.kind === 'available' ? await buildQemu(tree.value, progress) : tree;
    if (build.kind === 'unavailable') missing.push(release);
    else {
      builds.set(release, build.value);
      trees.set(release, await readQemuTree(build.value.source.directory));
    }
  }
  const catchers: Catcher[] = [
    validation((mutated) => checkSource(mutated, RULES)),
    importCatcher(trees),
    proofCatcher(maps, source, libvirtTexts),
    await objectsCatcher(source, builds),
    { name: 'freeze', catches: orThrows(async (mutated) => checkFreeze(mutated).length > 0) },
    proofCatcher(cpuid, source, qemuReleases),
    proofCatcher(properties, source, qemuReleases),
    proofCatcher(recordings, source, qemuReleases),
  ];
  return { catchers, missing };
}
