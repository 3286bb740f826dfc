import type {
  AcceleratorProperty,
  AcceleratorsFile,
  Avx10Version,
  CpuidFile,
  DescriptorEntry,
  LevelWord,
  OrderFile,
  PropertiesFile,
  PropertyAlias,
  PropertyEntry,
  XsaveArea,
} from '@cpu-models/source';
import type {
  QemuTree,
  TreeAlias,
  TreeDefault,
  TreeLevelWord,
  TreeProperty,
  TreeXsaveArea,
} from '../qemu-tree/types.js';
import { part } from './dependencies.js';
import type { Words } from './models.js';
import { type Axis, extendTimeline, mergeList, mergeOrder } from './spans.js';
import { definedOnly, shortName } from './words.js';

/** Words and models in one order that contains the release's. */
export function mergeOrders(existing: OrderFile | undefined, tree: QemuTree): OrderFile {
  return {
    words: mergeOrder(
      existing?.words ?? [],
      tree.words.map((word) => shortName(word.name)),
    ),
    models: mergeOrder(
      existing?.models ?? [],
      tree.models.map((model) => model.name),
    ),
  };
}

/** Brings the accelerators' default properties up to date with a release. */
export function mergeAccelerators(
  existing: AcceleratorsFile | undefined,
  tree: QemuTree,
  axis: Axis,
): AcceleratorsFile {
  const merge = (known: readonly AcceleratorProperty[] | undefined, wanted: readonly TreeDefault[]) =>
    mergeList<AcceleratorProperty, TreeDefault>(
      known ?? [],
      wanted.filter((entry) => entry.value !== null),
      axis,
      {
        of: (entry) => `${entry.property}=${entry.value} ${entry.when ?? ''}`,
        ofWanted: (entry) => `${entry.property}=${entry.value} ${condition(entry) ?? ''}`,
      },
      (entry, found) => entry ?? toProperty(found as TreeDefault),
    );
  return {
    kvm: merge(existing?.kvm, tree.kvmDefaults),
    tcg: merge(existing?.tcg, tree.tcgDefaults),
    max: existing?.max ?? [],
  };
}

function condition(entry: TreeDefault): AcceleratorProperty['when'] {
  return entry.when === 'always' ? undefined : entry.when === 'irqchip-split' ? 'split-irqchip' : 'no-irqchip';
}

function toProperty(entry: TreeDefault): AcceleratorProperty {
  return definedOnly({ property: entry.property, value: entry.value ?? '', when: condition(entry) });
}

/** Brings the properties that are no feature bit, and their aliases, up to date with a release. */
export function mergeProperties(existing: PropertiesFile | undefined, tree: QemuTree, axis: Axis): PropertiesFile {
  const properties = mergeList<PropertyEntry, TreeProperty>(
    existing?.properties ?? [],
    tree.properties.filter((property) => !property.readOnly).sort((a, b) => (a.name < b.name ? -1 : 1)),
    axis,
    { of: (entry) => `${entry.name} ${entry.type}`, ofWanted: (property) => `${property.name} ${typeOf(property)}` },
    mergeProperty,
  );
  const aliases = mergeList<PropertyAlias, TreeAlias>(
    existing?.aliases ?? [],
    tree.aliases.filter(({ target }) => !tree.words.some((word) => word.names.includes(target))),
    axis,
    { of: (entry) => `${entry.alias} ${entry.property}`, ofWanted: (alias) => `${alias.alias} ${alias.target}` },
    (entry, found) => entry ?? { alias: (found as TreeAlias).alias, property: (found as TreeAlias).target },
  );
  return { properties: properties.sort((a, b) => (a.name < b.name ? -1 : 1)), aliases };
}

function mergeProperty(existing: PropertyEntry | undefined, tree: TreeProperty | undefined, axis: Axis): PropertyEntry {
  if (tree === undefined) return existing as PropertyEntry;
  const { name, type, default: known, models, ...rest } = existing ?? ({} as Partial<PropertyEntry>);
  const owners = tree.models ?? models;
  return {
    name: name ?? tree.name,
    type: type ?? typeOf(tree),
    default: extendTimeline(known as string | undefined, axis, defaultOf(tree) as string) as PropertyEntry['default'],
    ...(owners === undefined ? {} : { models: [...owners] }),
    ...rest,
  };
}

/** A link to another object is seen as its path. */
function typeOf(tree: TreeProperty): PropertyEntry['type'] {
  return (tree.type === 'link' ? 'string' : tree.type) as PropertyEntry['type'];
}

/** A default as YAML has it: booleans and small numbers bare, 64-bit numbers and texts as strings. */
function defaultOf(tree: TreeProperty): string | number | boolean {
  const text = tree.default ?? '';
  if (tree.type === 'bool') return text === 'true';
  if (tree.type === 'uint64') return text;
  return /int|size/.test(tree.type) && text !== '' ? Number(text) : text;
}

/** Brings xsave areas, automatic levels and cache descriptors up to date with a release. */
export function mergeCpuid(existing: CpuidFile | undefined, tree: QemuTree, axis: Axis, words: Words): CpuidFile {
  return {
    xsave: mergeList<XsaveArea, TreeXsaveArea>(
      existing?.xsave ?? [],
      tree.xsave,
      axis,
      {
        of: (area) => `${area.component} ${area.size} ${area.offset}`,
        ofWanted: (area) => `${area.component} ${area.size} ${area.tcgOffset}`,
      },
      (area, found, inner) => (found === undefined ? (area as XsaveArea) : mergeArea(area, found, inner, words)),
    ),
    'auto-level': mergeList<LevelWord, TreeLevelWord>(
      existing?.['auto-level'] ?? [],
      tree.levelWords,
      axis,
      {
        of: (entry) => entry.word,
        ofWanted: (entry) => shortName(entry.word),
      },
      levelWord,
    ),
    ...withAvx10(mergeAvx10(existing?.avx10, tree, axis, words)),
    'cache-descriptors': mergeDescriptors(existing?.['cache-descriptors'] ?? [], tree, axis),
  };
}

function mergeArea(existing: XsaveArea | undefined, tree: TreeXsaveArea, axis: Axis, words: Words): XsaveArea {
  const owners = tree.owners.flatMap(({ word, mask }) =>
    (words.get(shortName(word))?.features ?? [])
      .filter((feature) => (BigInt(mask) >> BigInt(feature.bit)) & 1n)
      .map((feature) => feature.name),
  );
  return {
    component: tree.component,
    register: tree.register,
    owners: mergeList(
      existing?.owners ?? [],
      owners,
      axis,
      { of: (owner) => owner.feature, ofWanted: (name) => name },
      (owner, name) => owner ?? { feature: name as string },
    ),
    size: tree.size,
    offset: tree.tcgOffset,
  };
}

/** A release without the switch full-cpuid-auto-level does not say what it would have reached. */
function levelWord(existing: LevelWord | undefined, tree: TreeLevelWord | undefined): LevelWord {
  if (tree === undefined || (existing !== undefined && tree.onlyFullAutoLevel === null)) return existing as LevelWord;
  return definedOnly({
    word: shortName(tree.word),
    always: tree.onlyFullAutoLevel === false ? (true as const) : undefined,
  });
}

function withAvx10(avx10: Avx10Version[]) {
  return avx10.length === 0 ? {} : { avx10 };
}

/** What each version of AVX10 turns on. */
function mergeAvx10(existing: CpuidFile['avx10'], tree: QemuTree, axis: Axis, words: Words): Avx10Version[] {
  const wanted = tree.avx10.map(
    ({ version, maxSubleaf, features }): Avx10Version => ({
      version,
      'max-subleaf': maxSubleaf,
      'turns-on': features.map((mask) => part(mask, words)),
    }),
  );
  const content = ({ since: _since, until: _until, ...entry }: Avx10Version) => JSON.stringify(entry);
  return mergeList<Avx10Version, Avx10Version>(
    existing ?? [],
    wanted,
    axis,
    { of: content, ofWanted: content },
    (entry, found) => entry ?? (found as Avx10Version),
  );
}

function mergeDescriptors(existing: readonly DescriptorEntry[], tree: QemuTree, axis: Axis): DescriptorEntry[] {
  const toEntry = ({ lineSize, ...rest }: QemuTree['cacheDescriptors'][number]): DescriptorEntry => ({
    descriptor: rest.descriptor,
    type: rest.type,
    level: rest.level,
    size: rest.size,
    'line-size': lineSize,
    associativity: rest.associativity,
  });
  const content = ({ since: _s, until: _u, ...entry }: DescriptorEntry) => JSON.stringify(entry);
  return mergeList<DescriptorEntry, DescriptorEntry>(
    existing,
    tree.cacheDescriptors.map(toEntry),
    axis,
    { of: content, ofWanted: content },
    (entry, found) => entry ?? (found as DescriptorEntry),
  );
}
