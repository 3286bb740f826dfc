import { isDeepStrictEqual } from 'node:util';
import { qemuSpelling } from '@cpu-models/catalog';
import { compareReleases } from '@cpu-models/runtime';
import type { Feature, LibvirtFeature, Tcg, TcgSpan, UnnamedBits, WordFile } from '@cpu-models/source';
import { holds, type Span, spansOf } from '@cpu-models/source';
import type { QemuTree, TreeAlias, TreeWord } from '../qemu-tree/types.js';
import { type Axis, extendSpan, extendTimeline, isNever, mergeList, within } from './spans.js';

/** What a bit's facts are written as. */
type Written = Pick<Feature, 'tcg' | 'migratable' | 'autoenable'>;

/** Which build configuration explains that TCG emulates a bit in exactly these builds. */
export type ConditionOf = (builds: ReadonlySet<string>) => string | undefined;

/** What is known of one bit over all releases, before it is written down. */
interface BitFacts {
  /** Release -> condition under which TCG emulates it; '' for always; absent for not at all. */
  tcg: Map<string, string>;
  unmigratable: Set<string>;
  migratable: Set<string>;
  noAutoEnable: Set<string>;
}

/** libvirt and Linux learn of a word after QEMU does; until they are looked at, neither knows it. */
const NEW_WORD: Partial<WordFile> = { libvirt: 'not-yet', linux: 'none' };

/** `FEAT_7_0_EBX` -> `7_0_EBX`. */
export function shortName(word: string): string {
  return word.replace(/^FEAT_/, '');
}

/**
 * Brings a word's file up to date with a release.
 * @param used bits that models set, whether or not they have a name
 */
export function mergeWord(
  existing: WordFile | undefined,
  tree: TreeWord | undefined,
  axis: Axis,
  used: bigint,
  condition: ConditionOf,
  aliases: readonly TreeAlias[],
): WordFile {
  if (existing?.qemu === 'never' && tree !== undefined)
    return adoptWord(existing, tree, axis, used, condition, aliases);
  const span = extendSpan(existing ?? null, axis, tree !== undefined) ?? {};
  const inner = within(axis, span);
  const name = existing?.word ?? shortName((tree as TreeWord).name);
  const { since: _s, until: _u, word: _w, about, at, features: _f, unnamed: _n, ...rest } = existing ?? NEW_WORD;
  if (tree === undefined) return existing as WordFile;
  const features = mergeFeatures(existing, tree, inner, used, condition).map((feature) =>
    withAliases(feature, aliases, inner),
  );
  const unnamed = mergeUnnamed(existing, features, tree, inner, condition);
  return {
    word: name,
    ...(about === undefined ? {} : { about }),
    at: at ?? address(tree),
    ...span,
    ...rest,
    features,
    ...(unnamed.length === 0 ? {} : { unnamed }),
  };
}

/**
 * A word that libvirt knew first: it gets what a new one of QEMU's says, and its bits keep what libvirt says of them. QEMU
 * had no name for any.
 */
function adoptWord(existing: WordFile, ...[tree, axis, ...more]: WordMerge): WordFile {
  const fresh = mergeWord(undefined, tree, axis, ...more);
  const { since, until } = fresh;
  const own = existing.features.map(({ bit, name, about, ...feature }) => ({
    ...{ bit, name, about, qemu: 'unnamed' as const, libvirt: existing.libvirt },
    ...feature,
  }));
  const known = { ...fresh, features: own.map((feature) => definedOnly(feature) as Feature) };
  const inner = within(axis, definedOnly({ since, until }));
  const features = mergeFeatures(known, tree, inner, more[0], more[1]);
  return { ...fresh, features: features.map((feature) => withAliases(feature, more[2], inner)) };
}

type WordMerge = [tree: TreeWord, axis: Axis, used: bigint, condition: ConditionOf, aliases: readonly TreeAlias[]];

function address(tree: TreeWord): WordFile['at'] {
  if (tree.source.kind === 'msr') return { msr: tree.source.index };
  const { eax, ecx, register } = tree.source;
  return { leaf: eax, ...(ecx === null ? {} : { subleaf: ecx }), register };
}

function mergeFeatures(
  word: WordFile | undefined,
  tree: TreeWord,
  axis: Axis,
  used: bigint,
  condition: ConditionOf,
): Feature[] {
  const existing = word?.features ?? [];
  const bits = new Set(existing.map((feature) => feature.bit));
  tree.names.forEach((name, bit) => {
    if (name !== null || (used >> BigInt(bit)) & 1n) bits.add(bit);
  });
  return [...bits]
    .sort((a, b) => a - b)
    .flatMap((bit) =>
      mergeBit(
        existing,
        { entry: unnamedEntry(word, bit), fresh: newFeature(word ?? NEW_WORD) },
        bit,
        tree,
        axis,
        condition,
      ),
    );
}

/** What is known of a bit that has no feature. */
function unnamedEntry(word: WordFile | undefined, bit: number): UnnamedBits | undefined {
  return word?.unnamed?.find((entry) => (BigInt(entry.mask) >> BigInt(bit)) & 1n);
}

/** What is said of a feature that the source did not have, beyond QEMU's facts. */
function newFeature({ libvirt, linux }: Partial<WordFile>): Pick<Feature, 'libvirt' | 'linux'> {
  return definedOnly({
    libvirt: libvirt === 'never' || libvirt === 'not-yet' ? undefined : ('not-yet' as const),
    linux: linux === 'none' ? undefined : 'none',
  });
}

function mergeBit(
  existing: readonly Feature[],
  { entry: unnamed, fresh }: { entry: UnnamedBits | undefined; fresh: Pick<Feature, 'libvirt' | 'linux'> },
  bit: number,
  tree: TreeWord,
  axis: Axis,
  condition: ConditionOf,
): Feature[] {
  const qemuName = tree.names[bit] ?? undefined;
  const here = existing.filter((feature) => feature.bit === bit).map((feature) => adopted(feature, qemuName, axis));
  const current =
    here.find((feature) => spelling(feature) === qemuName) ?? (qemuName === undefined ? here[0] : undefined);
  const others = here.filter((feature) => feature !== current).map((feature) => closed(feature, axis));
  const known = current ?? here[0];
  const named = current === undefined || spelling(current) !== undefined;
  const span = named ? (extendSpan(current ?? null, axis, qemuName !== undefined) ?? {}) : {};
  const facts = addRelease(factsOf(known ?? unnamed, axis), bit, tree, axis.release, condition);
  const feature: Feature = {
    bit,
    name: current?.name ?? uniqueName(qemuName, bit, tree),
    ...definedOnly({
      about: current?.about,
      qemu: current === undefined ? spelledOtherwise(qemuName, bit, tree) : current.qemu,
    }),
    ...span,
    ...definedOnly({
      macro: mergeMacro(known?.macro, tree.macros[bit], facts, span, axis),
      aliases: current?.aliases,
      libvirt: known === undefined ? fresh.libvirt : (current?.libvirt as LibvirtFeature | undefined),
      linux: known === undefined ? fresh.linux : current?.linux,
    }),
    ...writeFacts(facts, axis, known ?? unnamed),
  };
  return [...others, feature].filter((entry) => !isNever(entry));
}

/** A bit that libvirt had named before QEMU did: from now on the name is QEMU's too. */
function adopted(feature: Feature, qemuName: string | undefined, axis: Axis): Feature {
  if (feature.qemu !== 'unnamed' || feature.name !== qemuName) return feature;
  const { bit, name, about, qemu: _, ...rest } = feature;
  return definedOnly({ bit, name, about, ...extendSpan(null, axis, true), ...rest }) as Feature;
}

/** A feature's other spellings; a name that stands for two bits has them at the first. */
function withAliases(feature: Feature, aliases: readonly TreeAlias[], axis: Axis): Feature {
  const wanted =
    feature.qemu === undefined ? aliases.filter(({ target }) => target === feature.name).map(({ alias }) => alias) : [];
  const known = (feature.aliases ?? []).map((alias) => (typeof alias === 'string' ? { name: alias } : alias));
  const merged = mergeList<{ name: string } & Span, string>(
    known,
    wanted,
    axis,
    { of: (alias) => alias.name, ofWanted: (name) => name },
    (alias, name) => alias ?? { name: name as string },
  );
  if (merged.length === 0) return feature;
  const written = merged.map((alias) => (alias.since === undefined && alias.until === undefined ? alias.name : alias));
  const { bit, name, about, qemu, since, until, macro, aliases: _aliases, ...rest } = feature;
  return definedOnly({ bit, name, about, qemu, since, until, macro, aliases: written, ...rest }) as Feature;
}

/** A release that does not define a bit's macro says nothing against it, unless one of its masks holds the bit. */
function mergeMacro(
  known: Feature['macro'],
  found: string | null | undefined,
  facts: BitFacts,
  span: Span,
  axis: Axis,
): Feature['macro'] {
  const masked = new Set([...facts.tcg.keys(), ...facts.unmigratable, ...facts.migratable, ...facts.noAutoEnable]);
  const macro = found ?? undefined;
  if (macro === undefined && !masked.has(axis.release)) return known;
  if (known === undefined && [...masked].every((release) => release === axis.release)) return macro;
  // A release that neither has the feature nor its bit in a mask says nothing either way.
  const releases = axis.releases.filter((r) => r === axis.release || masked.has(r) || holds(span, r));
  return extendTimeline(known as string | undefined, { ...axis, releases }, macro) as Feature['macro'];
}

/** QEMU's spelling of a bit of a word that QEMU has, undefined where it has none. */
function spelling(feature: Feature): string | undefined {
  return qemuSpelling({ word: {}, feature });
}

function closed(feature: Feature, axis: Axis): Feature {
  return { ...feature, ...(extendSpan(feature, axis, false) ?? {}) };
}

/** A second bit of one name, and a bit without name, are called after their macro. */
function uniqueName(qemuName: string | undefined, bit: number, tree: TreeWord): string {
  if (qemuName !== undefined && tree.names.indexOf(qemuName) === bit) return qemuName;
  const macro = tree.macros[bit];
  return macro === null || macro === undefined
    ? `${shortName(tree.name)}-bit-${bit}`.toLowerCase().replaceAll('_', '-')
    : macroName(macro);
}

function macroName(macro: string): string {
  return macro
    .replace(/^(MSR|CPUID)_/, '')
    .replace(/^VMX_VM_/, 'VMX_')
    .toLowerCase()
    .replaceAll('_', '-');
}

function spelledOtherwise(qemuName: string | undefined, bit: number, tree: TreeWord): string | undefined {
  if (qemuName === undefined) return 'unnamed';
  return tree.names.indexOf(qemuName) === bit ? undefined : qemuName;
}

function mergeUnnamed(
  existing: WordFile | undefined,
  features: readonly Feature[],
  tree: TreeWord,
  axis: Axis,
  condition: ConditionOf,
): UnnamedBits[] {
  const groups = new Map<string, { mask: bigint; facts: object; about: string | undefined }>();
  for (let bit = 0; bit < tree.names.length; bit++) {
    if (features.some((feature) => feature.bit === bit)) continue;
    const known = unnamedEntry(existing, bit);
    const facts = writeFacts(addRelease(factsOf(known, axis), bit, tree, axis.release, condition), axis, known);
    if (Object.keys(facts).length === 0) continue;
    const key = JSON.stringify(facts);
    const group = groups.get(key) ?? { mask: 0n, facts, about: known?.about };
    groups.set(key, { ...group, mask: group.mask | (1n << BigInt(bit)) });
  }
  return [...groups.values()].map(({ mask, facts, about }) => ({
    mask: `0x${mask.toString(16)}`,
    ...(about === undefined ? {} : { about }),
    ...facts,
  }));
}

function factsOf(entry: Pick<Feature, 'tcg' | 'migratable' | 'autoenable'> | undefined, axis: Axis): BitFacts {
  const facts: BitFacts = { tcg: new Map(), unmigratable: new Set(), migratable: new Set(), noAutoEnable: new Set() };
  for (const release of axis.releases) {
    if (release === axis.release || entry === undefined) continue;
    const span = tcgSpans(entry.tcg).find((candidate) => holds(candidate, release));
    if (span !== undefined) facts.tcg.set(release, span.when ?? '');
    const flag = (value: typeof entry.migratable | typeof entry.autoenable, wanted: unknown) =>
      Array.isArray(value) ? value.some((item) => item.value === wanted && holds(item, release)) : value === wanted;
    if (flag(entry.migratable, 'never')) facts.unmigratable.add(release);
    if (flag(entry.migratable, 'explicitly')) facts.migratable.add(release);
    if (flag(entry.autoenable, false)) facts.noAutoEnable.add(release);
  }
  return facts;
}

/** TCG support in its long form. */
export function tcgSpans(tcg: Tcg | undefined): readonly TcgSpan[] {
  if (tcg === undefined) return [];
  if (tcg === true) return [{}];
  return Array.isArray(tcg) ? tcg : [tcg];
}

function addRelease(facts: BitFacts, bit: number, tree: TreeWord, release: string, condition: ConditionOf): BitFacts {
  const isSet = (mask: string) => ((BigInt(mask) >> BigInt(bit)) & 1n) === 1n;
  const builds = new Set(Object.entries(tree.tcg).flatMap(([build, mask]) => (isSet(mask) ? [build] : [])));
  const when = builds.size === 0 ? undefined : condition(builds);
  if (when !== undefined) facts.tcg.set(release, when);
  if (isSet(tree.unmigratable)) facts.unmigratable.add(release);
  if (isSet(tree.migratable)) facts.migratable.add(release);
  if (isSet(tree.noAutoEnable)) facts.noAutoEnable.add(release);
  return facts;
}

/** The facts as they are written; what says the same of every release already stays, for its bounds may be more exact. */
function writeFacts(facts: BitFacts, axis: Axis, known: Partial<Written> = {}): Partial<Written> {
  const before = factsOf(known, { ...axis, release: '' });
  const same = (...kinds: (keyof BitFacts)[]) =>
    kinds.every((kind) => isDeepStrictEqual(sorted(before[kind]), sorted(facts[kind])));
  const migratable = [
    ...flagSpans('never', facts.unmigratable, axis),
    ...flagSpans('explicitly', facts.migratable, axis),
  ];
  const autoenable = flagSpans(false, facts.noAutoEnable, axis);
  return definedOnly({
    tcg: same('tcg') ? known.tcg : writeTcg(facts.tcg, axis),
    migratable: same('migratable', 'unmigratable') ? known.migratable : (short(migratable) as Feature['migratable']),
    autoenable: same('noAutoEnable') ? known.autoenable : (short(autoenable) as Feature['autoenable']),
  });
}

const sorted = (items: BitFacts[keyof BitFacts]) => [...items].map(String).sort();

function writeTcg(tcg: ReadonlyMap<string, string>, axis: Axis): Tcg | undefined {
  const spans = [...new Set(tcg.values())]
    .flatMap((when) =>
      spansOf(new Set([...tcg].flatMap(([release, w]) => (w === when ? [release] : []))), axis.releases).map(
        (span): TcgSpan => ({ ...span, ...(when === '' ? {} : { when }) }),
      ),
    )
    .sort((a, b) => compareReleases(a.since ?? '0.0', b.since ?? '0.0'));
  const [only] = spans;
  if (only === undefined) return undefined;
  if (spans.length > 1) return spans;
  return Object.keys(only).length === 0 ? true : only;
}

function flagSpans<T>(value: T, releases: ReadonlySet<string>, axis: Axis) {
  return spansOf(releases, axis.releases).map((span) => ({ value, ...span }));
}

/** A flag that always holds is written as its bare value. */
function short<T>(spans: readonly { value: T; since?: string; until?: string }[]): unknown {
  const [only] = spans;
  if (only === undefined) return undefined;
  return spans.length === 1 && only.since === undefined && only.until === undefined ? only.value : spans;
}

/**
 * What was made of a release, with whatever else people wrote: a field that an importer does not speak of stays as it is.
 *
 * @param made its fields; undefined takes one away
 */
export function keeping<T extends object>(existing: Partial<T> | undefined, made: object): T {
  const others = Object.entries(existing ?? {}).filter(([key]) => !Object.hasOwn(made, key));
  return definedOnly({ ...made, ...Object.fromEntries(others) }) as unknown as T;
}

/** The object without its undefined fields. */
export function definedOnly<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never;
}

/** The bits of a word that any model of the tree sets. */
export function usedBits(tree: QemuTree, word: string): bigint {
  return tree.models.reduce((mask, model) => mask | BigInt(model.features[word] ?? '0x0'), 0n);
}
