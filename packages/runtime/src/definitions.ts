import type { CpuMap, MapModel } from './libvirt/map.js';
import { compile } from './qemu/compile.js';
import type { ModelDefinition, QemuRelease } from './qemu/release.js';
import { versionFeatures } from './qemu/versions.js';
import { type FeatureSpelling, findFeatureBySpelling, wordAddress } from './vocabulary.js';

/** Why libvirt's definitions differ from QEMU's in some points. */
export interface DifferenceReason {
  readonly kind: 'policy' | 'frozen-history' | 'upstream-bug' | 'not-yet-adopted';
  /** What differs; see {@link DefinitionDifference.what}. */
  readonly what: string;
  readonly reason: string;
  /** The entry of the source that says so. */
  readonly source: string;
  /** libvirt releases, names and features that it is about; no features: it is about the names themselves. */
  readonly points: readonly {
    readonly releases: string;
    readonly names: string;
    readonly features: string;
  }[];
}

/** One point in which a name means different things to QEMU and libvirt. */
export interface DefinitionDifference {
  readonly name: string;
  /**
   * `lacks`: only QEMU's definition has the feature; `has`: only libvirt's. `added` and `removed`: libvirt lists it so.
   * `signature`, `vendor`, `guest-off`, `partial-check`: how libvirt recognises, decodes and checks the name.
   */
  readonly what: 'lacks' | 'has' | 'added' | 'removed' | 'signature' | 'vendor' | 'guest-off' | 'partial-check';
  /** By the project's name. */
  readonly feature?: string;
  /** Null where the source does not explain it. */
  readonly because: DifferenceReason | null;
}

/** Two releases' models side by side: which names both have, and where they differ. */
export interface DefinitionComparison {
  /** Names that both have, in libvirt's order. */
  readonly names: readonly string[];
  readonly differences: readonly DefinitionDifference[];
  readonly onlyQemu: readonly string[];
  readonly onlyLibvirt: readonly string[];
}

/**
 * Every difference between what a QEMU release and a libvirt release define under the same names, each with its reason.
 *
 * @param features FEATURES of the data
 * @param reasons REASONS of the data
 */
export function compareDefinitions(
  qemu: QemuRelease,
  map: CpuMap,
  features: readonly FeatureSpelling[],
  reasons: readonly DifferenceReason[],
): DefinitionComparison {
  const { models } = compile(qemu);
  const known = new Map(map.x86.models.map((model) => [model.name, model]));
  const shared = map.x86.models.filter(({ name }) => models.get(name)?.definition != null);
  const because = reasonsOf(reasons, map.release);
  const own = (spelling: string, from: 'qemu' | 'libvirt') =>
    findFeatureBySpelling(features, spelling, from)?.name ?? spelling;
  const byAddress = new Map(features.map(({ address, name }) => [address, name]));
  const differences = shared.flatMap((model) => {
    const meant = model.ancestor === null ? model : (known.get(model.ancestor) ?? model);
    const found = [...featureDifferences(qemu, model, meant, own, byAddress), ...otherDifferences(qemu, model, meant)];
    return found.map((difference) => ({ ...difference, because: because(difference, meant.name) }));
  });
  return {
    names: shared.map(({ name }) => name),
    differences,
    onlyQemu: [...models.values()]
      .filter(({ name, definition }) => definition && !known.has(name))
      .map(({ name }) => name),
    onlyLibvirt: map.x86.models.filter((model) => !shared.includes(model)).map(({ name }) => name),
  };
}

type Point = Omit<DefinitionDifference, 'because'>;

function featureDifferences(
  qemu: QemuRelease,
  { name }: MapModel,
  meant: MapModel,
  own: (spelling: string, from: 'qemu' | 'libvirt') => string,
  byAddress: ReadonlyMap<string, string>,
): Point[] {
  const model = compile(qemu).models.get(name);
  if (model?.definition == null) return [];
  const version = model.version === 'auto' ? 1 : model.version;
  const defined = definedFeatures(qemu, model.definition, version, byAddress, own);
  const listed = (list: readonly string[]) => new Set(list.map((each) => own(each, 'libvirt')));
  const [has, added, removed] = [listed(meant.features), listed(meant.added), listed(meant.removed)];
  const point = (what: Point['what']) => (feature: string) => ({ name, what, feature });
  const without = (set: ReadonlySet<string>) => [...set].filter((feature) => !defined.has(feature));
  return [
    ...[...defined]
      .filter((feature) => !has.has(feature))
      .map((feature) => point(added.has(feature) ? 'added' : removed.has(feature) ? 'removed' : 'lacks')(feature)),
    ...without(has).map(point('has')),
    ...without(added).map(point('added')),
    ...without(removed).map(point('removed')),
  ];
}

/**
 * A version's features by the project's names: bit by bit, for QEMU leaves some bits of its models without a name and
 * gives one name to two bits.
 */
function definedFeatures(
  qemu: QemuRelease,
  definition: ModelDefinition,
  version: number,
  byAddress: ReadonlyMap<string, string>,
  own: (spelling: string, from: 'qemu') => string,
): ReadonlySet<string> {
  const bits = qemu.words.flatMap((word) => {
    const mask = definition.features[word.name] ?? 0n;
    const set = word.names.flatMap((_, bit) => ((mask >> BigInt(bit)) & 1n ? [bit] : []));
    return set.flatMap((bit) => byAddress.get(`${wordAddress(word)} bit ${bit}`) ?? []);
  });
  const [before, after] = [0, version].map((number) => versionFeatures(qemu, definition, number)) as [
    Set<string>,
    Set<string>,
  ];
  const dropped = new Set([...before].filter((name) => !after.has(name)).map((name) => own(name, 'qemu')));
  const added = [...after].filter((name) => !before.has(name)).map((name) => own(name, 'qemu'));
  return new Set([...bits.filter((name) => !dropped.has(name)), ...added]);
}

function otherDifferences(qemu: QemuRelease, model: MapModel, meant: MapModel): Point[] {
  const definition = compile(qemu).models.get(model.name)?.definition;
  const [first, ...others] = meant.signatures;
  const same = first?.family === definition?.family && first?.model === definition?.model && first?.stepping === null;
  const differs = {
    signature: !same || others.length > 0,
    vendor: meant.vendor === null,
    'guest-off': !model.decodeGuest,
    'partial-check': meant.partialCompat,
  };
  return (['signature', 'vendor', 'guest-off', 'partial-check'] as const)
    .filter((what) => differs[what])
    .map((what) => ({ name: model.name, what }));
}

/** Looks a difference up: under its own name first, then under that of the model it refers to. */
function reasonsOf(reasons: readonly DifferenceReason[], release: string) {
  const index = new Map<string, DifferenceReason[]>();
  for (const reason of reasons) {
    for (const { releases, names, features } of reason.points) {
      if (!releases.split(' ').includes(release)) continue;
      for (const name of names.split(' '))
        for (const feature of features.split(' ')) {
          const key = `${name} ${feature}`;
          const list = index.get(key);
          if (list === undefined) index.set(key, [reason]);
          else list.push(reason);
        }
    }
  }
  return ({ name, what, feature = '' }: Point, meant: string): DifferenceReason | null => {
    const known = [name, meant].flatMap((each) => index.get(`${each} ${feature}`) ?? []);
    return known.find((reason) => explains(reason, what)) ?? null;
  };
}

/** An entry explains a feature that is absent if it omits it, marks it removed or lists it as added. */
function explains(reason: DifferenceReason, what: Point['what']): boolean {
  return reason.what === what || (what === 'lacks' && ['removed', 'added'].includes(reason.what));
}
