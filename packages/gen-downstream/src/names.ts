import { libvirtSpelling } from '@cpu-models/catalog';
import { type ModelDefinition, type QemuRelease, versionedName } from '@cpu-models/runtime';
import type { DownstreamView } from './emitter.js';

/** A name that `-cpu` takes for a model of QEMU's table. */
export interface ModelName {
  readonly name: string;
  readonly definition: ModelDefinition;
  /** Null for the bare name: the machine type decides. */
  readonly version: number | null;
  readonly isAlias: boolean;
  /** Release that first had the name; undefined for one that is older than all releases of the source. */
  readonly since: string | undefined;
}

/** The names of a model: the bare one, then each version with its alias behind it. */
export function namesOfModel(definition: ModelDefinition): ModelName[] {
  const versions = definition.versions.flatMap(({ version, alias, since = definition.since }): ModelName[] => [
    { name: versionedName(definition, version), definition, version, isAlias: false, since },
    ...(alias === null ? [] : [{ name: alias, definition, version, isAlias: true, since }]),
  ]);
  return [{ name: definition.name, definition, version: null, isAlias: false, since: definition.since }, ...versions];
}

/** All names of a release's models, in the order of QEMU's table. */
export function modelNames({ models }: QemuRelease): ModelName[] {
  return models.flatMap(namesOfModel);
}

/**
 * A name as an identifier in camel case: `EPYC-Rome-v3` -> `EpycRomeV3`, `EPYC-IBPB` -> `EpycIBPB`.
 *
 * The family's name is an ordinary word there, other words keep their capitals.
 */
export function identifier(name: string): string {
  return name
    .split(/[-_]/)
    .map((word) => (word === 'EPYC' ? 'Epyc' : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join('');
}

/**
 * libvirt's spelling of a feature, by this project's name.
 * @throws Error for a name that the source does not have
 */
export function libvirtName({ features }: DownstreamView, feature: string): string {
  const entry = features.get(feature);
  if (entry === undefined) throw new Error(`there is no feature ${feature}`);
  return libvirtSpelling(entry.feature);
}

/** By code point, as C's strcmp, Go's sort.Strings and Python's sorted do. */
export function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
