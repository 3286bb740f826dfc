import type { Feature, FeatureUse, ModelFile, Span, Version, WordFile } from '@cpu-models/source';
import type { QemuTree, TreeModel, TreeVersion } from '../qemu-tree/types.js';
import { cacheId } from './cache-id.js';
import { type Axis, extendSpan, extendTimeline, mergeList, within } from './spans.js';
import { definedOnly, keeping, shortName } from './words.js';

/** Words by short name, as merged with the release being imported. */
export type Words = ReadonlyMap<string, WordFile>;

/** Brings a model's file up to date with a release; `tree` is undefined where the release lacks the model. */
export function mergeModel(
  existing: ModelFile | undefined,
  tree: TreeModel | undefined,
  axis: Axis,
  words: Words,
  qemu: QemuTree,
): ModelFile {
  const span = extendSpan(existing ?? null, axis, tree !== undefined) ?? {};
  if (tree === undefined) {
    const { since: _s, until: _u, ...rest } = existing as ModelFile;
    return { ...said(rest), ...span, ...rest };
  }
  const inner = within(axis, span);
  const timeline = <T extends string | number>(known: unknown, value: T | undefined) =>
    extendTimeline(known as T | undefined, inner, value) as never;
  return keeping(existing, {
    ...said({ ...existing, name: tree.name }),
    ...span,
    deprecated: deprecation(existing, tree, inner),
    libvirt: existing === undefined ? 'not-yet' : existing.libvirt,
    vendor: timeline(existing?.vendor, tree.vendor),
    family: timeline(existing?.family, tree.family),
    model: timeline(existing?.model, tree.model),
    stepping: timeline(existing?.stepping, tree.stepping),
    level: timeline(existing?.level, tree.level),
    xlevel: timeline(existing?.xlevel, tree.xlevel),
    'model-id': timeline(existing?.['model-id'], modelId(tree.modelId, qemu.hwVersion)),
    'avx10-version': timeline(existing?.['avx10-version'], tree.avx10Version || undefined),
    'force-cpuid-0x1f': extendTimeline(
      existing?.['force-cpuid-0x1f'] as true | undefined,
      inner,
      tree.cpuid1f ? true : undefined,
    ) as ModelFile['force-cpuid-0x1f'],
    cache: timeline(existing?.cache, tree.cache === null ? undefined : cacheId(tree.cache)),
    features: mergeFeatures(existing, tree, inner, words, qemu),
    versions: mergeVersions(existing, tree, inner),
  }) as ModelFile;
}

/** What people wrote of a model, which no tree can tell; in the order in which a file has it. */
function said(
  existing: Partial<ModelFile> | undefined,
): Pick<ModelFile, 'name' | 'about' | 'hardware' | 'mistaken-for'> {
  return definedOnly({
    name: existing?.name,
    about: existing?.about,
    hardware: existing?.hardware,
    'mistaken-for': existing?.['mistaken-for'],
  }) as ReturnType<typeof said>;
}

/** QEMU builds some brand strings from its hardware version. */
function modelId(text: string, hwVersion: string): string {
  return text.endsWith(` version ${hwVersion}`) ? `${text.slice(0, -hwVersion.length)}{hw-version}` : text;
}

function deprecation(existing: ModelFile | undefined, tree: TreeModel, axis: Axis): ModelFile['deprecated'] {
  const known = existing?.deprecated;
  const span = extendSpan(known ?? null, axis, tree.deprecation !== null);
  const note = tree.deprecation ?? known?.note;
  return note === undefined || span === null ? undefined : { note, ...span };
}

function mergeFeatures(
  existing: ModelFile | undefined,
  tree: TreeModel,
  axis: Axis,
  words: Words,
  qemu: QemuTree,
): ModelFile['features'] {
  const inTree = Object.entries(tree.features).filter(([, mask]) => BigInt(mask) !== 0n);
  const order = qemu.words.map((word) => shortName(word.name));
  const names = new Set([...Object.keys(existing?.features ?? {}), ...inTree.map(([word]) => shortName(word))]);
  const sorted = [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const lists = sorted.map((name): [string, FeatureUse[]] => {
    const word = words.get(name) as WordFile;
    const mask = BigInt(tree.features[`FEAT_${name}`] ?? '0x0');
    return [name, mergeUses(existing?.features?.[name] ?? [], word, mask, axis)];
  });
  return Object.fromEntries(lists.filter(([, uses]) => uses.length > 0));
}

function mergeUses(existing: readonly FeatureUse[], word: WordFile, mask: bigint, axis: Axis): FeatureUse[] {
  const bitOf = new Map(word.features.map((feature) => [feature.name, feature.bit]));
  const wanted = [...bitsOf(mask)].map((bit) => nameOfBit(word.features, bit));
  type Use = { name: string } & Span;
  const known = existing.map((use): Use => (typeof use === 'string' ? { name: use } : use));
  const merged = mergeList<Use, string>(
    known,
    wanted,
    axis,
    { of: (use) => use.name, ofWanted: (name) => name },
    (use, name) => use ?? { name: name as string },
  );
  const uses =
    existing.length === 0 ? merged.sort((a, b) => (bitOf.get(a.name) ?? 64) - (bitOf.get(b.name) ?? 64)) : merged;
  return uses.map((use) => (use.since === undefined && use.until === undefined ? use.name : use) as FeatureUse);
}

function nameOfBit(features: readonly Feature[], bit: number): string {
  return (features.findLast((feature) => feature.bit === bit) as Feature).name;
}

function* bitsOf(mask: bigint): Generator<number> {
  for (let bit = 0; mask >> BigInt(bit) > 0n; bit++) if ((mask >> BigInt(bit)) & 1n) yield bit;
}

function mergeVersions(model: ModelFile | undefined, tree: TreeModel, axis: Axis): Version[] | undefined {
  const merged = mergeList<Version, TreeVersion>(
    model?.versions ?? [],
    tree.versions,
    axis,
    { of: (version) => String(version.version), ofWanted: (version) => String(version.version) },
    (existing, found, inner) => mergeVersion(existing, found, inner, isNewToLibvirt(model, found)),
  );
  return merged.length === 0 ? undefined : merged;
}

/** libvirt adopts versions after QEMU has them; version 1 is the model itself. */
function isNewToLibvirt(model: ModelFile | undefined, version: TreeVersion | undefined): boolean {
  return model !== undefined && model.libvirt !== 'not-yet' && model.libvirt !== 'never' && version?.version !== 1;
}

function mergeVersion(
  existing: Version | undefined,
  tree: TreeVersion | undefined,
  axis: Axis,
  newToLibvirt: boolean,
): Version {
  if (tree === undefined) return existing as Version;
  return keeping(existing, {
    version: tree.version,
    since: existing?.since,
    until: existing?.until,
    alias: tree.alias ?? existing?.alias,
    note: extendTimeline(existing?.note as string | undefined, axis, tree.note ?? undefined) as Version['note'],
    about: existing?.about,
    source: existing?.source,
    'mistaken-for': existing?.['mistaken-for'],
    libvirt: existing === undefined && newToLibvirt ? 'not-yet' : existing?.libvirt,
    cache: extendTimeline(
      existing?.cache as string | undefined,
      axis,
      tree.cache === null ? undefined : cacheId(tree.cache),
    ) as Version['cache'],
    properties: mergeProperties(existing?.properties, tree, axis),
  }) as Version;
}

function mergeProperties(existing: Version['properties'], tree: TreeVersion, axis: Axis): Version['properties'] {
  const wanted = new Map(tree.properties.map(({ property, value }) => [property, value ?? '']));
  const names = [...new Set([...Object.keys(existing ?? {}), ...wanted.keys()])];
  const order = names.every((name) => wanted.has(name)) ? [...wanted.keys()] : names;
  const entries = order.map(
    (name) => [name, extendTimeline(asText(existing?.[name]), axis, wanted.get(name))] as const,
  );
  const kept = entries.filter(([, value]) => value !== undefined).map(([name, value]) => [name, asShort(value)]);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** Values are strings; decimal ones may be written as numbers. */
function asText(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : (value as string | undefined);
}

function asShort(value: unknown): unknown {
  return typeof value === 'string' && /^(0|[1-9][0-9]{0,9})$/.test(value) ? Number(value) : value;
}
