import type { MapModel } from '@cpu-models/runtime';
import type { ModelFile } from '@cpu-models/source';
import { holds, valueAt } from '../span.js';
import type { LibvirtDocuments } from './documents.js';
import type { DifferenceKind, Explanation } from './explanation.js';
import { FeatureIndex } from './feature-index.js';
import { isPresent } from './libvirt-span.js';
import { type Name, namesOf } from './names.js';
import { type LibvirtRelease, libvirtRelease } from './release.js';
import { versionFeatures } from './version-features.js';

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
  docs: LibvirtDocuments,
  releases: { readonly qemu: string; readonly libvirt: string },
): DriftReport {
  const map = libvirtRelease(docs, releases.libvirt);
  const index = new FeatureIndex(docs.words);
  const inQemu = new Map(
    docs.models.filter((model) => holds(model, releases.qemu)).flatMap((model) => qemuNames(model, releases.qemu)),
  );
  const libvirtNames = new Map(
    docs.models.flatMap((model) => namesOf(model, docs, releases.libvirt)).map((name) => [name.name, name]),
  );
  const isShared = ({ name }: MapModel) => inQemu.has(name) && libvirtNames.has(name);
  const shared = map.map.x86.models.filter(isShared);
  const inLibvirt = new Set(map.map.x86.models.map((model) => model.name));
  const differences = shared.flatMap((model) =>
    compareName(model, libvirtNames.get(model.name) as Name, { map, index, qemu: releases.qemu }),
  );
  return {
    names: shared.map((model) => model.name),
    differences,
    onlyQemu: [...inQemu]
      .filter(([name]) => !inLibvirt.has(name))
      .map(([name, model]) => ({ name, reason: absence(model, releases.libvirt) })),
    onlyLibvirt: map.map.x86.models
      .filter((model) => !isShared(model))
      .map(({ name }) => ({ name, reason: libvirtOnly(name, docs) })),
    unexplained: differences.filter((difference) => difference.because === undefined),
  };
}

/** Every name that QEMU offers for a model's versions. */
function qemuNames(model: ModelFile, release: string): [string, ModelFile][] {
  const versions = (model.versions ?? [{ version: 1 }]).filter(
    (version) => version.version === 1 || holds(version, release),
  );
  const names = versions.flatMap((version) => [
    `${model.name}-v${version.version}`,
    ...(version.alias === undefined ? [] : [version.alias]),
  ]);
  return [model.name, ...names].map((name) => [name, model]);
}

interface Sides {
  readonly map: LibvirtRelease;
  readonly index: FeatureIndex;
  readonly qemu: string;
}

function compareName(model: MapModel, name: Name, sides: Sides): Drift[] {
  const meant =
    model.ancestor === null
      ? model
      : (sides.map.map.x86.models.find((other) => other.name === model.ancestor) as MapModel);
  const explanations = [model.name, meant.name].flatMap((known) => sides.map.x86.explanations.get(known) ?? []);
  const found = [...compareFeatures(meant, name, sides), ...compareRest(meant, model, name, sides)];
  return found.map((difference) => {
    const because = explanations.find((known) => explains(known, difference));
    return because === undefined ? difference : { ...difference, because };
  });
}

/** An entry explains a feature that is absent if it omits it, marks it removed or lists it as added. */
function explains(known: Explanation, { what, feature }: Drift): boolean {
  if (known.feature !== feature) return false;
  return known.what === what || (what === 'lacks' && ['removed', 'added'].includes(known.what));
}

function compareFeatures(meant: MapModel, name: Name, { index, map, qemu }: Sides): Drift[] {
  const inQemu = versionFeatures(name.model, name.version, index, qemu);
  const spelling = new Map(
    index.entries.map(({ feature }) => [index.libvirtName(feature.name, map.release), feature.name]),
  );
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

function compareRest(meant: MapModel, model: MapModel, name: Name, { qemu }: Sides): Drift[] {
  const differs: DifferenceKind[] = [];
  const [first, ...others] = meant.signatures;
  const same =
    first?.family === valueAt(name.model.family, qemu) &&
    first?.model === valueAt(name.model.model, qemu) &&
    first?.stepping === null;
  if (!same || others.length > 0) differs.push('signature');
  if (meant.vendor === null) differs.push('vendor');
  if (!model.decodeGuest) differs.push('guest-off');
  if (meant.partialCompat) differs.push('partial-check');
  return differs.map((what) => ({ name: name.name, what }));
}

function absence(model: ModelFile, release: string): string {
  if (!isPresent(model.libvirt, release))
    return model.libvirt === 'never' ? 'libvirt leaves it out' : `libvirt ${release} has not adopted the model yet`;
  return `libvirt ${release} has not adopted this version or form of name`;
}

function libvirtOnly(name: string, docs: LibvirtDocuments): string {
  const own = docs.ownModels.find((model) => model.name === name);
  if (own !== undefined) return own.reason;
  if (docs.ahead.some((entry) => entry.name === name)) return 'no QEMU of the source had it when libvirt was imported';
  const model = docs.models.find(
    (file) => file.name === name || file.versions?.some((version) => version.alias === name),
  );
  return model?.until === undefined ? 'this QEMU does not have it yet' : `QEMU has it no more since ${model.until}`;
}
