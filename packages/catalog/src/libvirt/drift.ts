import { type MapModel, versionedName } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { type LibvirtSlice, libvirtSlice } from '../slice/libvirt.js';
import { featuresOfVersion, type ModelFacts } from '../slice/model-facts.js';
import { qemuSlice } from '../slice/qemu.js';
import type { DifferenceKind, Explanation } from './explanation.js';
import { type Name, namesOf } from './names.js';
import { type LibvirtRelease, libvirtRelease } from './release.js';

/** One point in which a name means different things in a QEMU and a libvirt release. */
export interface Drift {
  readonly name: string;
  readonly what: DifferenceKind;
  /** The feature, by the project's name. */
  readonly feature?: string;
  /** Absent where nothing in the source explains it. */
  readonly because?: Pick<Explanation, 'kind' | 'reason' | 'source'>;
}

export interface DriftReport {
  /** Names in both, in libvirt's order. */
  readonly names: readonly string[];
  readonly differences: readonly Drift[];
  /** Names that only one has, each with the reason where the source gives one. */
  readonly onlyQemu: readonly { readonly name: string; readonly reason: string }[];
  readonly onlyLibvirt: readonly { readonly name: string; readonly reason: string }[];
  /** Those of the differences that nothing explains: empty for a source that is complete. */
  readonly unexplained: readonly Drift[];
}

/** Every difference between the definitions of one QEMU and one libvirt release, with its reason. */
export function libvirtDrift(
  source: Source,
  releases: { readonly qemu: string; readonly libvirt: string },
): DriftReport {
  const { map, x86 } = libvirtRelease(source, releases.libvirt);
  const slice = libvirtSlice(source, releases.libvirt);
  const inQemu = new Map(qemuSlice(source, releases.qemu).models.flatMap(qemuNames));
  const libvirtNames = new Map(slice.models.flatMap((model) => namesOf(model, slice)).map((name) => [name.name, name]));
  const isShared = ({ name }: MapModel) => inQemu.has(name) && libvirtNames.has(name);
  const shared = map.x86.models.filter(isShared);
  const inLibvirt = new Set(map.x86.models.map((model) => model.name));
  const differences = shared.flatMap((model) =>
    compareName(model, libvirtNames.get(model.name) as Name, inQemu.get(model.name) as ModelFacts, { x86, slice }),
  );
  return {
    names: shared.map((model) => model.name),
    differences,
    onlyQemu: [...inQemu]
      .filter(([name]) => !inLibvirt.has(name))
      .map(([name, { definition }]) => ({ name, reason: absence(definition.name, slice) })),
    onlyLibvirt: map.x86.models
      .filter((model) => !isShared(model))
      .map(({ name }) => ({ name, reason: libvirtOnly(name, slice) })),
    unexplained: differences.filter((difference) => difference.because === undefined),
  };
}

/** Every name that QEMU offers for a model's versions. */
function qemuNames(facts: ModelFacts): [string, ModelFacts][] {
  const { name, versions } = facts.definition;
  const names = versions.flatMap(({ version, alias }) => [
    versionedName(facts.definition, version),
    ...(alias === null ? [] : [alias]),
  ]);
  return [name, ...names].map((known) => [known, facts]);
}

/** libvirt's side: what its map says, and what it was derived from. */
interface Derived {
  readonly x86: LibvirtRelease['x86'];
  readonly slice: LibvirtSlice;
}

function compareName(model: MapModel, name: Name, qemu: ModelFacts, { x86, slice }: Derived): Drift[] {
  const meant =
    model.ancestor === null ? model : (x86.map.models.find((other) => other.name === model.ancestor) as MapModel);
  const explanations = [model.name, meant.name].flatMap((known) => x86.explanations.get(known) ?? []);
  const found = [...compareFeatures(meant, name, qemu, slice), ...compareRest(meant, model, name, qemu)];
  return found.map((difference) => {
    const because = explanations.find((known) => explains(known, difference));
    if (because === undefined) return difference;
    const { kind, reason, source } = because;
    return { ...difference, because: { kind, reason, source } };
  });
}

/** An entry explains a feature that is absent if it omits it, marks it removed or lists it as added. */
function explains(known: Explanation, { what, feature }: Drift): boolean {
  if (known.feature !== feature) return false;
  return known.what === what || (what === 'lacks' && ['removed', 'added'].includes(known.what));
}

function compareFeatures(meant: MapModel, name: Name, qemu: ModelFacts, slice: LibvirtSlice): Drift[] {
  const inQemu = featuresOfVersion(qemu, name.version, slice.vocabulary);
  const known = slice.words.flatMap(({ features }) => features).filter(({ standing }) => standing === 'known');
  const spelling = new Map(known.map((feature) => [feature.spelling, feature.name]));
  const own = (features: readonly string[]) => new Set(features.map((feature) => spelling.get(feature) as string));
  const [features, added, removed] = [own(meant.features), own(meant.added), own(meant.removed)];
  const drift =
    (what: DifferenceKind) =>
    (feature: string): Drift => ({ name: name.name, what, feature });
  return [
    ...[...inQemu]
      .filter((feature) => !features.has(feature))
      .map((feature) => drift(added.has(feature) ? 'added' : removed.has(feature) ? 'removed' : 'lacks')(feature)),
    ...[...features].filter((feature) => !inQemu.has(feature)).map(drift('has')),
    ...[...added].filter((feature) => !inQemu.has(feature)).map(drift('added')),
    ...[...removed].filter((feature) => !inQemu.has(feature)).map(drift('removed')),
  ];
}

function compareRest(meant: MapModel, model: MapModel, name: Name, { definition }: ModelFacts): Drift[] {
  const differs: DifferenceKind[] = [];
  const [first, ...others] = meant.signatures;
  const same = first?.family === definition.family && first?.model === definition.model && first?.stepping === null;
  if (!same || others.length > 0) differs.push('signature');
  if (meant.vendor === null) differs.push('vendor');
  if (!model.decodeGuest) differs.push('guest-off');
  if (meant.partialCompat) differs.push('partial-check');
  return differs.map((what) => ({ name: name.name, what }));
}

function absence(name: string, { models, release }: LibvirtSlice): string {
  const standing = models.find((model) => model.name === name)?.standing;
  if (standing === 'known') return `libvirt ${release} has not adopted this version or form of name`;
  return standing === 'never' ? 'libvirt leaves it out' : `libvirt ${release} has not adopted the model yet`;
}

function libvirtOnly(name: string, { ownModels, ahead, models }: LibvirtSlice): string {
  const own = ownModels.find((model) => model.name === name);
  if (own !== undefined) return own.reason;
  if (ahead.some((entry) => entry.name === name)) return 'no QEMU of the source had it when libvirt was imported';
  const model = models.find(
    (file) =>
      file.name === name ||
      file.versions.some(({ version, alias }) => alias === name || `${file.name}-v${version}` === name),
  );
  return typeof model?.dropped === 'string'
    ? `QEMU has it no more since ${model.dropped}`
    : 'this QEMU does not have it yet';
}
