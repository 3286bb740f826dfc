import { ASSUMED_GUEST, missingForLevel, versionFeatures, type X86Level, x86Level } from '@cpu-models/runtime';
import {
  type ModelDefinition,
  type ModelVersion,
  machineFamily,
  namesOf,
  type QemuRelease,
  resolve,
  versionedName,
} from '@cpu-models/runtime/qemu';
import { groupBy } from './group.js';

/** What a name of a CPU type stands for in a release. */
export interface Named {
  readonly definition: ModelDefinition;
  /** The version it means on pc and q35, the machine types that people use. */
  readonly version: ModelVersion;
  readonly isVersioned: boolean;
}

/**
 * Looks a name up.
 * @returns null for `max`, `host` and `base`, which have no definition
 * @throws CpuModelError with suggestions for a name that the release lacks
 */
export function meaningIn(release: QemuRelease, name: string): Named | null {
  const machine = newestMachine(release);
  const { model, version } = resolve(release, { machine, accelerator: 'tcg', model: name }).request;
  const { definition } = model;
  if (definition === null) return null;
  const found = definition.versions.find((candidate) => candidate.version === version) ?? definition.versions[0];
  return { definition, version: found as ModelVersion, isVersioned: !model.isAlias };
}

/** What a model's name without a version means, by machine types. */
export function meaningByMachine(release: QemuRelease, { name }: ModelDefinition) {
  const groups = groupBy(release.machines, ({ defaultCpuVersion }) => defaultCpuVersion);
  return [...groups.values()].map((machines) => {
    const { request } = resolve(release, { machine: machines[0]?.name ?? '', accelerator: 'tcg', model: name });
    const families = groupBy(
      machines.map((machine) => machine.name),
      (machine) => machineFamily(machine) ?? machine,
    );
    const spans = [...families].map(([family, names]) => spanOf(family, names));
    return { meant: request.version === 0 ? 'no version' : `v${request.version}`, machines: spans.join(', ') };
  });
}

/** `pc-q35-4.1..11.1`; what a machine type without a version means never depends on one between two others. */
function spanOf(family: string, names: readonly string[]): string {
  const order = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return order.length < 3 ? order.join(', ') : `${order[0]}..${order.at(-1)?.slice(family.length + 1)}`;
}

/** The machine type that a question means where it names none. */
export function newestMachine(release: QemuRelease): string {
  return release.machines.find(({ alias }) => alias === ASSUMED_GUEST.machine)?.name ?? 'none';
}

/** One version of a model with what people ask first. */
export interface VersionFacts {
  readonly name: string;
  readonly definition: ModelDefinition;
  readonly version: ModelVersion;
  readonly features: ReadonlySet<string>;
  readonly level: X86Level;
  /** Against the version before it. */
  readonly added: readonly string[];
  readonly dropped: readonly string[];
}

const known = new WeakMap<QemuRelease, Map<ModelDefinition, readonly VersionFacts[]>>();

/** All versions of a model, each with its features and what it changes. */
export function versionsOf(release: QemuRelease, definition: ModelDefinition): readonly VersionFacts[] {
  const cache = known.get(release) ?? new Map<ModelDefinition, readonly VersionFacts[]>();
  known.set(release, cache);
  let facts = cache.get(definition);
  if (facts === undefined) {
    facts = makeFacts(release, definition);
    cache.set(definition, facts);
  }
  return facts;
}

function makeFacts(release: QemuRelease, definition: ModelDefinition): readonly VersionFacts[] {
  let before: ReadonlySet<string> | null = null;
  return definition.versions.map((version) => {
    const features = versionFeatures(release, definition, version.version);
    const base: ReadonlySet<string> = before ?? features;
    before = features;
    return {
      name: versionedName(definition, version.version),
      definition,
      version,
      features,
      level: x86Level(features),
      added: [...features].filter((name) => !base.has(name)),
      dropped: [...base].filter((name) => !features.has(name)),
    };
  });
}

/** Every version of every model, in the order of QEMU's table. */
export function allVersions(release: QemuRelease): readonly VersionFacts[] {
  return release.models.flatMap((definition) => versionsOf(release, definition));
}

/** What a version lacks for the next x86-64 level; empty at the highest. */
export function missingForNext({ features, level }: VersionFacts): readonly string[] {
  return level === 4 ? [] : missingForLevel(features, (level + 1) as X86Level);
}

/** Features of a set by word, in the release's order. */
export function byWord(release: QemuRelease, features: ReadonlySet<string>) {
  return release.words
    .map((word) => ({ word, names: word.names.filter((name): name is string => name !== null && features.has(name)) }))
    .filter(({ names }) => names.length > 0);
}

/** Every name of a CPU type that a release has. */
export function namesIn(release: QemuRelease): readonly string[] {
  return namesOf(release).models;
}
