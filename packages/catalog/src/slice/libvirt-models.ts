import { compareReleases } from '@cpu-models/runtime';
import { holds, type Located, type ModelFile, memo, qemuMoments, type Source } from '@cpu-models/source';
import { type Age, ageOf } from './age.js';
import { type Standing, standingOf } from './libvirt-words.js';
import type { ModelFacts } from './model-facts.js';
import { modelFacts } from './models.js';

/** One of QEMU's models as a libvirt release sees it. */
export interface LibvirtModel {
  readonly name: string;
  readonly standing: Standing;
  readonly age: Age;
  /** By the newest QEMU of the source that has it, which libvirt's names follow. */
  readonly definition: ModelFacts;
  readonly versions: readonly LibvirtVersion[];
  /** Whether QEMU's table lists versions. */
  readonly listsVersions: boolean;
  /** The QEMU release that dropped it; null while QEMU has it. */
  readonly dropped: string | null;
}

export interface LibvirtVersion {
  readonly version: number;
  readonly alias: string | undefined;
  readonly standing: Standing;
  readonly age: Age;
}

/** QEMU's models, each by the release that defines it; the same for every libvirt. */
const definitions = memo((source: Source): ReadonlyMap<ModelFile, ModelFacts> => {
  const releases = qemuMoments(source.one('release').value);
  return new Map(
    source.all('model').map(({ document, value }) => {
      const release = definingRelease(value, releases);
      return [value, modelFacts({ source, release, hwVersion: '' }, document.file, value)];
    }),
  );
});

/** What a libvirt release has of a model. */
export function libvirtModel(source: Source, { value }: Located<ModelFile>, release: string): LibvirtModel {
  return {
    name: value.name,
    standing: standingOf(value.libvirt, release),
    age: ageOf(value.libvirt),
    definition: definitions(source).get(value) as ModelFacts,
    versions: (value.versions ?? [{ version: 1 }]).map(({ version, alias, libvirt }) => ({
      version,
      alias,
      standing: standingOf(libvirt, release),
      age: ageOf(libvirt),
    })),
    listsVersions: value.versions !== undefined,
    dropped: value.until ?? null,
  };
}

/**
 * The QEMU release whose definition of a model libvirt's names follow: the newest supported one that has the model, or
 * a later one that begins a version. For a model that no supported release has any more, a name for the moment before
 * it went.
 */
export function definingRelease(model: ModelFile, releases: readonly string[]): string {
  const newest = releases.findLast((release) => holds(model, release));
  if (newest === undefined && model.until !== undefined) return justBefore(model.until);
  // A version that begins when the model has gone is nowhere; the rules refuse it.
  const begins = (model.versions ?? [])
    .map(({ since }) => since)
    .filter((since) => since !== undefined && holds(model, since));
  const known = [newest ?? model.since ?? releases.at(-1), ...begins].filter((release) => release !== undefined);
  return known.sort(compareReleases).at(-1) as string;
}

/** Sorts between the last release of the series before and `release`: `7.1` -> `7.0.999`. */
function justBefore(release: string): string {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return minor > 0 ? `${major}.${minor - 1}.999` : `${major - 1}.999.999`;
}
