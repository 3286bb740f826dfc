import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { QemuTree } from '@cpu-models/import';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { withFullPaths } from '../apply/text.js';
import { QEMU_PARTS, readApplied, snapshot, withCopy } from '../apply/trees.js';
import { compileText } from '../builds/compile.js';
import { buildQemu, type QemuBuild } from '../builds/qemu.js';
import type { Progress } from '../progress.js';
import type { CaseResult } from '../report.js';
import { fetchSource } from '../sources/sources.js';
import type { Proof } from './proof.js';

const CPU_C = 'target/i386/cpu.c';
const MODEL = 'EPYC-Genoa';
const PROPERTY = ['mcdt-no', 'on'] as const;
/** A string of the new version alone: where it stands, the version does. */
const NOTE = 'not vulnerable to MCDT';

/** The commands of somebody who has read the README, each in the place of the last. */
const COMMANDS = {
  generator: `nx g @cpu-models/workspace-tools:version --model ${MODEL} --set ${PROPERTY.join('=')} --note "${NOTE}" --about "An example." --no-interactive`,
  validate: 'cpu-models validate',
  impact: 'cpu-models impact --json',
  generate: 'nx run gen',
  apply: 'cpu-models apply qemu "$TREE"',
  check: 'cpu-models apply qemu "$TREE" --check',
  revert: 'cpu-models apply qemu "$TREE" --revert',
};

/**
 * A new version from the first edit to QEMU's object: written by the generator, looked at, generated, put into a tree
 * of the newest release, compiled there, found in the compiled table, and taken out again.
 */
export const endToEnd: Proof = {
  name: 'end-to-end',
  about: 'a new version of a model, from the generator to the object that QEMU is built of',
  run: async ({ source, progress }) => {
    const release = source.one('release').value.qemu.at(-1)?.release as string;
    const upstream = await fetchSource('qemu', release);
    const build = upstream.kind === 'available' ? await buildQemu(upstream.value, progress) : upstream;
    if (build.kind === 'unavailable') return [{ name: ['end-to-end'], status: 'skipped', detail: build.reason }];
    return withCopy(build.value.source.directory, QEMU_PARTS, async (tree) => {
      const scratch = await Scratch.create();
      try {
        return await walk(scratch, tree, release, build.value, progress);
      } finally {
        await scratch.remove();
      }
    });
  },
};

async function walk(
  scratch: Scratch,
  tree: string,
  release: string,
  build: QemuBuild,
  progress: Progress,
): Promise<CaseResult[]> {
  const pristine = await snapshot(tree, QEMU_PARTS);
  const cases: CaseResult[] = [];
  const add = (step: string, isRight: boolean, detail: string) =>
    cases.push({ name: ['end-to-end', step], status: isRight ? 'identical' : 'differs', detail });
  const command = (step: keyof typeof COMMANDS): string => {
    progress.step(`end to end: ${step}`);
    const { status, output } = scratch.run(`TREE='${tree}'; ${COMMANDS[step]}`);
    if (status !== 0) add(step, false, `${COMMANDS[step]} ended with status ${status}: ${output.trim().slice(-500)}`);
    return output;
  };
  for (const step of ['generator', 'validate'] as const) command(step);
  const impact = command('impact');
  add('impact', tellsTheVersion(impact, release), `${MODEL}-v2 is new in QEMU ${release}, no released answer changes`);
  for (const step of ['generate', 'apply', 'check'] as const) command(step);
  const version = newVersion(await readApplied(tree));
  add('table', version === PROPERTY.join('='), `${MODEL}-v2: ${version ?? 'not in the table'}`);
  for (const { target, holds } of await compileAll(tree, build))
    add(target, holds, `${CPU_C} compiles${holds ? ' and holds the version' : ' without the version'}`);
  command('revert');
  const after = await snapshot(tree, QEMU_PARTS);
  const left = [...new Set([...pristine.keys(), ...after.keys()])].filter(
    (path) => pristine.get(path) !== after.get(path),
  );
  add('revert', left.length === 0, left.length === 0 ? 'the tree is as it was' : `left: ${left.join(', ')}`);
  return cases;
}

interface Told {
  readonly answers: {
    readonly changed: readonly unknown[];
    readonly added: readonly { readonly release: string; readonly names: readonly string[] }[];
  };
}

function tellsTheVersion(json: string, release: string): boolean {
  if (!json.startsWith('{')) return false;
  const { changed, added } = (JSON.parse(json) as Told).answers;
  return changed.length === 0 && JSON.stringify(added) === JSON.stringify([{ release, names: [`${MODEL}-v2`] }]);
}

/** What the second version of the model sets, as the C compiler reads the table. */
function newVersion(facts: QemuTree): string | undefined {
  const model = facts.models.find(({ name }) => name === MODEL);
  const version = model?.versions?.find((candidate) => candidate.version === 2);
  return version?.properties.map(({ property, value }) => `${property}=${value}`).join();
}

/** The file with the generated tables, compiled with QEMU's own command for each target. */
async function compileAll(tree: string, build: QemuBuild): Promise<{ target: string; holds: boolean }[]> {
  const file = join(tree, CPU_C);
  const text = withFullPaths(await readFile(file, 'latin1'), dirname(file));
  const objects = build.objects.filter(({ source }) => source === CPU_C);
  return Promise.all(
    objects.map(async (object) => ({
      target: object.target,
      holds: (await compileText(object, text)).includes(NOTE),
    })),
  );
}
