import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { QemuTree } from '@cpu-models/import';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { stringify } from 'yaml';
import { withFullPaths } from '../apply/text.js';
import { QEMU_PARTS, readApplied, snapshot, withCopy } from '../apply/trees.js';
import { compileText } from '../builds/compile.js';
import { buildQemu, type QemuBuild } from '../builds/qemu.js';
import type { CaseResult } from '../cases.js';
import type { Outcome } from '../outcome.js';
import type { Progress } from '../progress.js';
import { fetchSource } from '../sources/sources.js';
import { allReleases, type Proof } from './proof.js';

const CPU_C = 'target/i386/cpu.c';
const OVERLAY = 'overlay';
const MODEL = 'Acme-Server';
/** A string of the new model alone: where it stands, the model does. */
const MODEL_ID = 'Acme Server Processor';
const FEATURES = { '1_EDX': ['fpu', 'tsc', 'cx8', 'sse2'], '8000_0001_EDX': ['syscall', 'lm'] };
/** The same as masks: bits 0, 4, 8 and 26, and 11 and 29. */
const MASKS = 'FEAT_1_EDX=04000111 FEAT_8000_0001_EDX=20000800';

/** The commands of somebody who has read the README, each in the place of the last. */
const COMMANDS = {
  validate: `cpu-models validate --overlay ${OVERLAY}`,
  generate: `cpu-models gen qemu --overlay ${OVERLAY}`,
  apply: `cpu-models apply qemu "$TREE" --overlay ${OVERLAY}`,
  check: `cpu-models apply qemu "$TREE" --overlay ${OVERLAY} --check`,
  revert: 'cpu-models apply qemu "$TREE" --revert',
};

/**
 * A new model from the first line of YAML to QEMU's object: written in an overlay, generated, put into a tree of the
 * newest release that can be had, compiled there, found in the compiled table, and taken out again.
 */
export const endToEnd: Proof = {
  name: 'end-to-end',
  about: 'a new model, from its YAML to the object that QEMU is built of',
  run: async ({ source, progress }) => {
    const build = await newestBuild(allReleases(source).qemu, progress);
    if (build.kind === 'unavailable') return [{ name: ['end-to-end'], status: 'skipped', detail: build.reason }];
    return withCopy(build.value.source.directory, QEMU_PARTS, async (tree) => {
      const scratch = await Scratch.create();
      try {
        return await walk(scratch, tree, build.value, progress);
      } finally {
        await scratch.remove();
      }
    });
  },
};

/** Of the newest release whose source can be had; the reason for the oldest where there is none. */
async function newestBuild(releases: readonly string[], progress: Progress): Promise<Outcome<QemuBuild>> {
  let outcome: Outcome<QemuBuild> = { kind: 'unavailable', reason: 'no release is supported' };
  for (const release of releases.toReversed()) {
    const upstream = await fetchSource('qemu', release);
    outcome = upstream.kind === 'available' ? await buildQemu(upstream.value, progress) : upstream;
    if (outcome.kind === 'available') break;
  }
  return outcome;
}

async function walk(scratch: Scratch, tree: string, build: QemuBuild, progress: Progress): Promise<CaseResult[]> {
  const { release } = build.source;
  const pristine = await snapshot(tree, QEMU_PARTS);
  const cases: CaseResult[] = [];
  const add = (step: string, isRight: boolean, detail: string) =>
    cases.push({ name: ['end-to-end', step], status: isRight ? 'identical' : 'differs', detail });
  const command = (step: keyof typeof COMMANDS): void => {
    progress.step(`end to end: ${step}`);
    const { status, output } = scratch.run(`TREE='${tree}'; ${COMMANDS[step]}`);
    if (status !== 0) add(step, false, `${COMMANDS[step]} ended with status ${status}: ${output.trim().slice(-500)}`);
  };
  for (const [path, text] of overlayOf(release)) await scratch.write(join(OVERLAY, path), text);
  for (const step of ['validate', 'generate', 'apply', 'check'] as const) command(step);
  const features = featuresOf(await readApplied(tree));
  add('table', features === MASKS, `${MODEL} in QEMU ${release}: ${features ?? 'not in the table'}`);
  for (const { target, holds } of await compileAll(tree, build))
    add(target, holds, `${CPU_C} compiles${holds ? ' and holds the model' : ' without the model'}`);
  command('revert');
  const after = await snapshot(tree, QEMU_PARTS);
  const left = [...new Set([...pristine.keys(), ...after.keys()])].filter(
    (path) => pristine.get(path) !== after.get(path),
  );
  add('revert', left.length === 0, left.length === 0 ? 'the tree is as it was' : `left: ${left.join(', ')}`);
  return cases;
}

/** The files of an overlay that adds one model to a release. */
function overlayOf(release: string): [path: string, text: string][] {
  const model = {
    name: MODEL,
    about: 'The least that every host of a fleet has.',
    since: release,
    libvirt: 'not-yet',
    vendor: 'AuthenticAMD',
    family: 23,
    model: 49,
    stepping: 0,
    level: 13,
    xlevel: 0x8000001e,
    'model-id': MODEL_ID,
    features: FEATURES,
  };
  return [
    [`x86/models/${MODEL}.yaml`, stringify(model)],
    ['x86/order.yaml', stringify({ models: [MODEL] })],
  ];
}

/** What the model has, as the C compiler reads the table; undefined where it is not there. */
function featuresOf(facts: QemuTree): string | undefined {
  const model = facts.models.find(({ name }) => name === MODEL);
  const hex = (mask: string) => BigInt(mask).toString(16).padStart(8, '0');
  return (
    model &&
    Object.entries(model.features)
      .map(([word, mask]) => `${word}=${hex(mask)}`)
      .join(' ')
  );
}

/** The file with the generated tables, compiled with QEMU's own command for each target. */
async function compileAll(tree: string, build: QemuBuild): Promise<{ target: string; holds: boolean }[]> {
  const file = join(tree, CPU_C);
  const text = withFullPaths(await readFile(file, 'latin1'), dirname(file));
  const objects = build.objects.filter(({ source }) => source === CPU_C);
  return Promise.all(
    objects.map(async (object) => ({
      target: object.target,
      holds: (await compileText(object, text)).includes(MODEL_ID),
    })),
  );
}
