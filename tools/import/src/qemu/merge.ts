import { isDeepStrictEqual } from 'node:util';
import { asDifference, expandModel, nearestKin } from '@cpu-models/catalog';
import { compareReleases } from '@cpu-models/runtime';
import {
  type ConfigurationsFile,
  type FileTypes,
  type KindName,
  type ModelFile,
  momentOf,
  otherMicro,
  type Source,
  sourceFromValues,
  type WordFile,
} from '@cpu-models/source';
import { adoptNames } from '../libvirt/adopt-names.js';
import type { QemuTree } from '../qemu-tree/types.js';
import { mergeCaches } from './caches.js';
import { mergeDependencies } from './dependencies.js';
import { mergeCompat, mergeMachines, namelessArrays, ruleBreakers } from './machines.js';
import { mergeModel, type Words } from './models.js';
import { type Axis, axisOfTree, extendSpan, mergeOrder, microOf } from './spans.js';
import { mergeStructures } from './structures.js';
import { mergeAccelerators, mergeCpuid, mergeOrders, mergeProperties } from './tables.js';
import { withUnsaid } from './unsaid.js';
import { mergeWord, shortName, usedBits } from './words.js';

/** A source file as it should be. */
export interface WantedFile {
  readonly kind: KindName;
  readonly path: string;
  /** A value of the kind's type. */
  readonly value: unknown;
}

export interface Merge {
  readonly files: readonly WantedFile[];
  /** What the tree holds and the source cannot say. */
  readonly unplaced: readonly string[];
  /** The micro release that the source means by the release, where the tree is another one of it. */
  readonly meant?: string | undefined;
}

/**
 * The source as it is once it also describes a QEMU release.
 * A tree whose facts the source has already gives the files as they are.
 *
 * @param release the name the release gets on the release axis, e.g. `10.0`
 */
export function mergeQemu(source: Source, tree: QemuTree, release: string): Merge {
  const known = <K extends KindName>(kind: K): FileTypes[K] | undefined => source.all(kind)[0]?.value;
  const releases = mergeReleases(source, tree, release);
  const { qemu, numbering } = source.one('release').value;
  const axis = axisOfTree(qemu, release, tree.version, numbering?.qemu);
  const machines = source.one('machines').value;
  const unplaced = [
    ...tree.problems,
    ...ruleBreakers(tree, machines.families).map(
      (name) => `machine type ${name}: its compat arrays do not follow from its version`,
    ),
  ];
  if (tree.machines.length === 0) unplaced.push('no machine types were found in the tree');
  unplaced.push(...namelessArrays(tree));
  const configurations = known('configurations') as ConfigurationsFile;
  const words = mergeWords(source, tree, axis, conditionsOf(configurations, unplaced));
  const models = mergeModels(source, tree, axis, words);
  const files: WantedFile[] = [
    { kind: 'release', path: 'releases.yaml', value: releases },
    { kind: 'order', path: 'x86/order.yaml', value: mergeOrders(known('order'), tree) },
    ...[...words].map(([name, value]): WantedFile => ({ kind: 'word', path: `x86/words/${name}.yaml`, value })),
    ...models.map((value): WantedFile => ({ kind: 'model', path: `x86/models/${value.name}.yaml`, value })),
    {
      kind: 'dependencies',
      path: 'x86/qemu/dependencies.yaml',
      value: mergeDependencies(known('dependencies'), tree, axis, words),
    },
    { kind: 'caches', path: 'x86/qemu/caches.yaml', value: mergeCaches(known('caches'), tree, axis) },
    { kind: 'compat', path: 'x86/qemu/compat.yaml', value: mergeCompat(known('compat'), tree, axis) },
    { kind: 'machines', path: 'x86/qemu/machines.yaml', value: mergeMachines(machines, tree, axis) },
    {
      kind: 'accelerators',
      path: 'x86/qemu/accelerators.yaml',
      value: mergeAccelerators(known('accelerators'), tree, axis),
    },
    { kind: 'properties', path: 'x86/qemu/properties.yaml', value: mergeProperties(known('properties'), tree, axis) },
    { kind: 'cpuid', path: 'x86/qemu/cpuid.yaml', value: mergeCpuid(known('cpuid'), tree, axis, words) },
    {
      kind: 'configurations',
      path: 'x86/qemu/configurations.yaml',
      value: mergeStructures(configurations, tree, axis),
    },
  ];
  const wanted = withNames(source, withDifferences(source, files));
  const lacks = [...new Set(unplaced)];
  const dated = asOfTree(source, wanted, axis.release, release).map((file) =>
    file.kind === 'release'
      ? { ...file, value: withUnsaid(file.value as FileTypes['release'], release, tree.version, lacks) }
      : file,
  );
  const after = dated.find(({ kind }) => kind === 'release')?.value as FileTypes['release'];
  return { files: dated, unplaced: lacks, meant: otherMicro(after, release, tree.version) };
}

/** A release that a later micro release changed is as of that one; one that repeats what is known changes nothing. */
function asOfTree(source: Source, files: WantedFile[], moment: string, release: string): WantedFile[] {
  const before = source.values();
  const { value: axis } = source.one('release');
  const isKnown = axis.qemu.some((entry) => entry.release === release);
  const isLater = isKnown && compareReleases(moment, momentOf(axis, release)) > 0;
  if (!isLater || files.every(({ path, value }) => isDeepStrictEqual(plain(value), plain(before.get(path)))))
    return files;
  return files.map((file) => {
    if (file.kind !== 'release') return file;
    const value = file.value as FileTypes['release'];
    const qemu = value.qemu.map((entry) => (entry.release === release ? { ...entry, 'as-of': moment } : entry));
    return { ...file, value: { ...value, qemu } };
  });
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** With what follows for names that libvirt had before the release that is read. */
function withNames(source: Source, files: readonly WantedFile[]): WantedFile[] {
  const before = source.values();
  const after = new Map([...before, ...files.map(({ path, value }) => [path, value] as const)]);
  const adopted = new Map(adoptNames(before, after).map((file) => [file.path, file]));
  const kept = files.filter(({ path }) => !adopted.has(path));
  return [...kept, ...adopted.values()];
}

function mergeReleases(source: Source, tree: QemuTree, release: string): FileTypes['release'] {
  const file = source.one('release').value;
  if (file.qemu.some((entry) => entry.release === release)) return file;
  const micro = microOf(tree.version, release, file.numbering?.qemu);
  const entry = { release, ...(micro === undefined ? {} : { 'as-of': micro }), 'hw-version': tree.hwVersion };
  const added = [...file.qemu, entry];
  return { ...file, qemu: added.sort((a, b) => compareReleases(a.release, b.release)) };
}

function conditionsOf(file: ConfigurationsFile, unplaced: string[]) {
  const all = new Set(file.configurations.flatMap((configuration) => configuration.holds));
  return (builds: ReadonlySet<string>): string | undefined => {
    if (builds.size === all.size) return '';
    const found = file.configurations.find(
      ({ holds }) => holds.length === builds.size && holds.every((build) => builds.has(build)),
    );
    if (found === undefined)
      unplaced.push(
        `TCG emulates bits in just these builds: ${[...builds].sort().join(', ')}; x86/qemu/configurations.yaml has no such condition`,
      );
    return found?.id;
  };
}

function mergeWords(source: Source, tree: QemuTree, axis: Axis, condition: ReturnType<typeof conditionsOf>): Words {
  const existing = new Map(source.all('word').map(({ value }) => [value.word, value]));
  const inTree = new Map(tree.words.map((word) => [shortName(word.name), word]));
  const names = mergeOrder([...existing.keys()], [...inTree.keys()]);
  return new Map(
    names.map((name): [string, WordFile] => {
      const word = inTree.get(name);
      const known = existing.get(name);
      if (known?.qemu === 'never' && word === undefined) return [name, known];
      if (word === undefined)
        return [name, { ...(known as WordFile), ...(extendSpan(known as WordFile, axis, false) ?? {}) }];
      return [name, mergeWord(known, word, axis, usedBits(tree, word.name), condition, tree.aliases)];
    }),
  );
}

function mergeModels(source: Source, tree: QemuTree, axis: Axis, words: Words): ModelFile[] {
  const existing = new Map(source.all('model').map(({ value }) => [value.name, expandModel(source, value)]));
  const inTree = new Map(tree.models.map((model) => [model.name, model]));
  return mergeOrder([...existing.keys()], [...inTree.keys()]).map((name) =>
    mergeModel(existing.get(name), inTree.get(name), axis, words, tree),
  );
}

/**
 * Models are merged in full and written as differences: those that were, and new ones to the nearest older version.
 * That is a proposal: what the hardware is counts for more, and an import keeps what a file says.
 */
function withDifferences(source: Source, files: readonly WantedFile[]): WantedFile[] {
  const after = sourceFromValues(
    new Map([...source.values(), ...files.map(({ path, value }) => [path, value] as const)]),
  );
  const before = new Map(source.all('model').map(({ value }) => [value.name, value]));
  return files.map((file) => {
    if (file.kind !== 'model') return file;
    const model = file.value as ModelFile;
    const known = before.get(model.name);
    const like = known === undefined ? nearestKin(after, model)?.like : known.like;
    return like === undefined ? file : { ...file, value: asDifference(after, model, like, undefined, known ?? model) };
  });
}
