import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ApplyRefusal, applyTree, libvirt, planTree, qemu, revertTree, type Target } from '@cpu-models/apply';
import { cTables, libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { generateQemu } from '@cpu-models/gen-qemu';
import { type QemuTree, readQemuTree } from '@cpu-models/import';
import type { Source } from '@cpu-models/source';
import { gatheredUpstream, withFullPaths, withLineNumbers } from '../apply/text.js';
import { EDITED, LIBVIRT_PARTS, QEMU_PARTS, readApplied, snapshot, withCopy } from '../apply/trees.js';
import {
  buildLibvirt,
  buildQemu,
  type CaseResult,
  type CompiledObject,
  compileSpliced,
  fetchSource,
  hashObject,
  mapInParallel,
  type Progress,
  type QemuBuild,
  runCputest,
} from '../index.js';
import type { Proof } from './proof.js';

/** Patched as a distribution might, far from the tables. */
const LOCAL_PATCH = '\n/* carried by a distribution */\n';

/**
 * The way of a maintainer, on copies of upstream's trees: apply, check, compile, revert; and a release that is not
 * supported is refused.
 */
export async function proveApply(context: {
  readonly source: Source;
  readonly progress: Progress;
}): Promise<CaseResult[]> {
  const { source, progress } = context;
  const cases: CaseResult[] = [];
  const axis = source.one('release').value;
  const releases = (project: 'qemu' | 'libvirt') => axis[project].map(({ release }) => release);
  const generators = {
    qemu: { releases: releases('qemu'), generate: (release: string) => generateQemu(cTables(source, release)) },
    libvirt: {
      releases: releases('libvirt'),
      generate: (release: string) => generateLibvirt(libvirtRelease(source, release)),
    },
  };
  for (const release of generators.qemu.releases) {
    progress.step(`apply: QEMU ${release}`);
    cases.push(
      ...(await onTree('qemu', release, QEMU_PARTS, qemu, EDITED, generators.qemu, (tree) =>
        proveQemu(tree, release, progress),
      )),
    );
  }
  for (const release of generators.libvirt.releases) {
    progress.step(`apply: libvirt ${release}`);
    cases.push(
      ...(await onTree('libvirt', release, LIBVIRT_PARTS, libvirt, [], generators.libvirt, (tree) =>
        proveLibvirt(tree, release, progress),
      )),
    );
  }
  cases.push(
    await refused('qemu', '10.2', QEMU_PARTS, qemu, without(generators.qemu, '10.2')),
    await refused('libvirt', '9.0', LIBVIRT_PARTS, libvirt, without(generators.libvirt, '9.0')),
  );
  return cases;
}

type Options = Parameters<typeof planTree>[2];

/** As if a release were not supported. */
function without(options: Options, release: string): Options {
  return { ...options, releases: options.releases.filter((supported) => supported !== release) };
}

/** Applies to a patched copy, lets `prove` look at it, and takes everything out again. */
async function onTree(
  project: 'qemu' | 'libvirt',
  release: string,
  parts: readonly string[],
  target: Target,
  patched: readonly string[],
  options: Options,
  prove: (tree: string) => Promise<CaseResult[]>,
): Promise<CaseResult[]> {
  const name = (step: string) => ['apply', project, release, step];
  const upstream = await fetchSource(project, release);
  if (upstream.kind === 'unavailable') return [{ name: name('apply'), status: 'skipped', detail: upstream.reason }];
  return withCopy(upstream.value.directory, parts, async (tree) => {
    for (const path of patched)
      await writeFile(join(tree, path), (await readFile(join(tree, path), 'latin1')) + LOCAL_PATCH, 'latin1');
    const before = await snapshot(tree, parts);
    const { changes } = await applyTree(target, tree, options);
    const left = planTree(target, tree, options).changes.size;
    const proved = await prove(tree);
    await revertTree(target, tree);
    const after = await snapshot(tree, parts);
    const different = [...new Set([...before.keys(), ...after.keys()])].filter(
      (path) => before.get(path) !== after.get(path),
    );
    return [
      {
        name: name('check'),
        status: left === 0 ? 'identical' : 'differs',
        detail: `${changes.size} files written, ${left} left to do`,
      },
      ...proved,
      {
        name: name('revert'),
        status: different.length === 0 ? 'identical' : 'differs',
        detail: `${after.size} files${different.length > 0 ? `; ${different.slice(0, 5).join(', ')}` : ''}`,
      },
    ];
  });
}

async function proveQemu(tree: string, release: string, progress: Progress): Promise<CaseResult[]> {
  const name = (...step: string[]) => ['apply', 'qemu', release, ...step];
  const upstream = await fetchSource('qemu', release);
  if (upstream.kind === 'unavailable') return [];
  const facts = await proveFacts(tree, upstream.value.directory);
  const cases: CaseResult[] = [
    {
      name: name('facts'),
      status: facts.length === 0 ? 'identical' : 'differs',
      detail: facts.length === 0 ? 'the reader of upstream trees finds the same' : `differs in ${facts.join(', ')}`,
    },
  ];
  const build = await buildQemu(upstream.value, progress);
  if (build.kind === 'unavailable')
    return [...cases, { name: name('objects'), status: 'skipped', detail: build.reason }];
  const objects = build.value.objects.filter(
    ({ source, target }) => source === EDITED[0] || (source === EDITED[1] && target.startsWith('x86_64')),
  );
  return [...cases, ...(await mapInParallel(objects, (object) => proveObject(tree, build.value, object, name)))];
}

/** The applied file, compiled as it is and with upstream's line numbers: the second is upstream's object, to the byte. */
async function proveObject(
  tree: string,
  build: QemuBuild,
  object: CompiledObject,
  name: (...step: string[]) => string[],
): Promise<CaseResult> {
  const named = name(object.target, object.source);
  const folder = dirname(join(tree, object.source));
  const [pristine, header] = (await Promise.all(
    [object.source, 'include/hw/i386/pc.h'].map((path) => readFile(join(build.source.directory, path), 'latin1')),
  )) as [string, string];
  const applied = (await readFile(join(tree, object.source), 'latin1')).replace(LOCAL_PATCH, '');
  try {
    await compileSpliced(object, withFullPaths(applied, folder));
    const expected =
      object.source === EDITED[1]
        ? await compileSpliced(object, gatheredUpstream(pristine, [header]))
        : await hashObject(object);
    const found = await compileSpliced(object, withFullPaths(withLineNumbers(applied, pristine), folder));
    return { name: named, status: found === expected ? 'identical' : 'differs' };
  } catch (error) {
    return { name: named, status: 'differs', detail: (error as Error).message };
  }
}

/** Fields of upstream's facts that the applied tree tells otherwise. */
async function proveFacts(tree: string, upstream: string): Promise<string[]> {
  const [theirs, ours] = await Promise.all([readQemuTree(upstream), readApplied(tree)]);
  const comparable = (facts: QemuTree) => ({ ...facts, compatArrays: facts.compatArrays.map(gathered) });
  const [a, b] = [comparable(theirs), comparable(ours)] as const;
  return Object.keys(a).filter(
    (key) => !SPELLING.has(key) && factText(a[key as keyof typeof a]) !== factText(b[key as keyof typeof b]),
  );
}

/** Entries of CPUs ahead of those of other devices, which they have nothing to do with; the macro does not matter. */
function gathered(array: QemuTree['compatArrays'][number]) {
  const entries = array.entries.map((entry) => ({ ...entry, macro: null }));
  const isDevice = (entry: (typeof entries)[number]) => entry.driver.kind === 'device';
  return { ...array, entries: [...entries.filter((entry) => !isDevice(entry)), ...entries.filter(isDevice)] };
}

/** Facts without the way that C spells them. */
function factText(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (SPELLING.has(key) ? undefined : inner));
}

const SPELLING = new Set(['macros', 'otherMacros', 'macroPrefixes', 'macro', 'aggregateMacros', 'problems']);

async function proveLibvirt(tree: string, release: string, progress: Progress): Promise<CaseResult[]> {
  const name = ['apply', 'libvirt', release, 'cputest'];
  const upstream = await fetchSource('libvirt', release);
  if (upstream.kind === 'unavailable') return [];
  const build = await buildLibvirt(upstream.value, progress);
  if (build.kind === 'unavailable') return [{ name, status: 'skipped', detail: build.reason }];
  const { total, passed } = await runCputest(build.value, join(tree, 'src/cpu_map'));
  return [{ name, status: total > 0 && passed === total ? 'identical' : 'differs', detail: `${passed} of ${total}` }];
}

/** A tree that is none of the supported releases, also if one is forced on it: refused, and not a byte changed. */
async function refused(
  project: 'qemu' | 'libvirt',
  release: string,
  parts: readonly string[],
  target: Target,
  options: Options,
): Promise<CaseResult> {
  const name = ['apply', project, release, 'refused'];
  const upstream = await fetchSource(project, release);
  if (upstream.kind === 'unavailable') return { name, status: 'skipped', detail: upstream.reason };
  return withCopy(upstream.value.directory, parts, async (tree) => {
    const before = await snapshot(tree, parts);
    const reasons: string[] = [];
    // Its neighbours may have the same feature words, names and texts; the oldest release has not.
    const tries = [undefined, ...(project === 'qemu' ? options.releases.slice(0, 1) : [])];
    for (const forced of tries) {
      const outcome = await applyTree(target, tree, { ...options, release: forced, discard: true }).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (outcome instanceof ApplyRefusal) reasons.push(outcome.reasons[0] as string);
    }
    const after = await snapshot(tree, parts);
    const same = [...before].every(([path, text]) => after.get(path) === text) && before.size === after.size;
    const all = reasons.length === tries.length;
    return { name, status: same && all ? 'noticed' : 'missed', detail: reasons.join('; ') };
  });
}

export const apply: Proof = {
  name: 'apply',
  about: 'generated files put into upstream trees, compiled there, and taken out again',
  run: proveApply,
};
