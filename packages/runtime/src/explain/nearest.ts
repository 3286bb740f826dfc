import { versionedName } from '../qemu/models.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { resolve } from '../qemu/resolve.js';
import { compareReleases } from '../releases.js';
import { offerOf } from './offers.js';
import { resolveOptions, type Scene } from './scene.js';
import { featuresOn } from './words.js';

/** A model that runs on the host, and what a guest loses with it. */
export interface NearestModel {
  readonly name: string;
  /** QEMU's names of the features that the wanted CPU would have had here, or anywhere, and this one does not. */
  readonly loses: readonly string[];
  /** Of those, what this host could have given. */
  readonly losesHere: readonly string[];
  readonly gains: readonly string[];
  readonly sameFamily: boolean;
}

interface Candidate {
  readonly name: string;
  readonly family: string;
  readonly vendor: string;
  readonly features: ReadonlySet<string>;
}

/**
 * The models that run on the host as they are, best first: those that lose least of what the host could give, then
 * least of what was wanted, then those of the wanted model itself and newer versions.
 */
export function nearestModels(scene: Scene, wanted: ResolvedCpu, limit = 3): NearestModel[] {
  const want = featuresOn(wanted);
  const family = wanted.request.model.definition?.name ?? '';
  const runs = candidates(scene).filter((candidate) =>
    [...candidate.features].every((name) => offerOf(scene, name).offered === true),
  );
  const judged = runs.map((candidate) => judge(scene, candidate, want, family));
  const self = wanted.aliasOf ?? wanted.model;
  return judged
    .filter(({ name }) => name !== self)
    .sort(
      (a, b) =>
        a.losesHere.length - b.losesHere.length ||
        a.loses.length - b.loses.length ||
        Number(b.sameFamily) - Number(a.sameFamily) ||
        a.gains.length - b.gains.length ||
        newerFirst(a, b),
    )
    .slice(0, limit);
}

function judge(scene: Scene, candidate: Candidate, want: readonly string[], family: string): NearestModel {
  const loses = want.filter((name) => !candidate.features.has(name));
  const wanted = new Set(want);
  return {
    name: candidate.name,
    loses,
    losesHere: loses.filter((name) => offerOf(scene, name).offered === true),
    gains: [...candidate.features].filter((name) => !wanted.has(name)),
    sameFamily: candidate.family === family,
  };
}

function candidates(scene: Scene): Candidate[] {
  return scene.qemu.models.flatMap((definition) =>
    definition.versions.map(({ version }) => {
      const name = versionedName(definition, version);
      const features = new Set(featuresOn(resolve(scene.qemu, { ...resolveOptions(scene), model: name })));
      return { name, family: definition.name, vendor: definition.vendor, features };
    }),
  );
}

function newerFirst(a: NearestModel, b: NearestModel): number {
  const version = (name: string) => /-v(\d+)$/.exec(name)?.[1] ?? '0';
  return compareReleases(version(b.name), version(a.name)) || (a.name < b.name ? -1 : 1);
}
