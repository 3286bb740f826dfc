import { versionedName } from '../qemu/models.js';
import type { ModelDefinition } from '../qemu/release.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { resolve } from '../qemu/resolve.js';
import { compareReleases } from '../releases.js';
import { isKnownTo } from './answers.js';
import { definitionOn } from './host.js';
import { offerOf } from './offers.js';
import { resolveOptions, type Scene } from './scene.js';
import { featuresOn } from './words.js';

/** A model that runs on the host, and what a guest loses with it. */
export interface NearestModel {
  readonly name: string;
  /** The name that people know it by, where it has one (`EPYC-IBPB` for `EPYC-v2`); null without. */
  readonly alias: string | null;
  /** Features to switch off so that it runs; empty if it runs as it is. */
  readonly off: readonly string[];
  /** QEMU's names of the features that the wanted CPU would have had here, or anywhere, and this one does not. */
  readonly loses: readonly string[];
  /** Of those, what this host could have given. */
  readonly losesHere: readonly string[];
  /** Features of it of which nothing says whether the host gives them. */
  readonly unsure: readonly string[];
  readonly gains: readonly string[];
  readonly sameFamily: boolean;
}

/** A version of a model that a host might be given. */
export interface Candidate {
  readonly name: string;
  readonly alias: string | null;
  readonly family: string;
  readonly features: ReadonlySet<string>;
  readonly off: readonly string[];
  readonly unsure: readonly string[];
}

/** So many features may be off in a version of the wanted model, or in another one, before it is no good advice any more. */
const MOST_OFF = { related: 2, other: 1 };

/**
 * The models that run on the host, best first: those that lose least of what the host could give, then least of what was
 * wanted, then those of the wanted model itself and newer versions. Versions of the wanted model may have features off.
 */
export function nearestModels(scene: Scene, wanted: ResolvedCpu, limit = 3): NearestModel[] {
  const want = featuresOn(wanted);
  const family = wanted.request.model.definition?.name ?? '';
  const runs = candidates(scene).flatMap((candidate) => fitted(scene, candidate, candidate.family === family));
  const judged = runs.map((candidate) => judge(scene, candidate, want, family));
  const self = wanted.aliasOf ?? wanted.model;
  const sorted = judged
    .filter(({ name, off }) => name !== self || off.length > 0)
    .sort(
      (a, b) =>
        a.losesHere.length - b.losesHere.length ||
        a.loses.length - b.loses.length ||
        a.off.length - b.off.length ||
        a.unsure.length - b.unsure.length ||
        Number(b.sameFamily) - Number(a.sameFamily) ||
        a.gains.length - b.gains.length ||
        newerFirst(a, b),
    );
  // One of them runs for sure, if any does.
  const sure = sorted.find(({ unsure }) => unsure.length === 0);
  const best = sorted.slice(0, limit);
  return sure && !best.includes(sure) ? [...best.slice(0, -1), sure] : best;
}

/** The same for a model that the host does not have. */
export function modelsThatRun(scene: Scene, model: string): NearestModel[] {
  return nearestModels(scene, resolve(scene.qemu, { ...resolveOptions(scene), model }));
}

function fitted(scene: Scene, candidate: Candidate, related: boolean): Candidate[] {
  const { lacks: off, unsure } = lackingOf(scene, candidate);
  if (off.length === 0) return [{ ...candidate, unsure }];
  if (off.length > MOST_OFF[related ? 'related' : 'other']) return [];
  const features = new Set([...candidate.features].filter((name) => !off.includes(name)));
  return [{ ...candidate, features, off, unsure }];
}

/** What a model asks for and the host does not give, or may not give; QEMU's own list of blockers counts where there is one. */
export function lackingOf(
  scene: Scene,
  { name, features }: Candidate,
): { readonly lacks: readonly string[]; readonly unsure: readonly string[] } {
  const said = scene.asked === null ? undefined : definitionOn(scene.host, scene.asked, name)?.['unavailable-features'];
  if (said !== undefined)
    return { lacks: [...new Set(said.map((one) => scene.compiled.slots.get(one)?.name ?? one))], unsure: [] };
  const asked = [...features].filter((one) => isKnownTo(scene, one) !== false);
  const offered = (is: boolean | null) => asked.filter((one) => offerOf(scene, one).offered === is);
  return { lacks: offered(false), unsure: offered(null) };
}

function judge(scene: Scene, candidate: Candidate, want: readonly string[], family: string): NearestModel {
  const loses = want.filter((name) => !candidate.features.has(name));
  const wanted = new Set(want);
  return {
    name: candidate.name,
    alias: candidate.alias,
    off: candidate.off,
    unsure: candidate.unsure,
    loses,
    losesHere: loses.filter((name) => offerOf(scene, name).offered === true),
    gains: [...candidate.features].filter((name) => !wanted.has(name)),
    sameFamily: candidate.family === family,
  };
}

/** Every version of every model that the host has. */
export function candidates(scene: Scene): Candidate[] {
  const list = listOf(scene);
  return scene.qemu.models.flatMap((definition) =>
    definition.versions.flatMap(({ version, alias }): Candidate[] => {
      const name = versionedName(definition, version);
      const names = [name, alias, version === 1 ? definition.name : null].filter((one) => one !== null);
      if (list !== null && !names.some((one) => list.has(one))) return [];
      const features = new Set(featuresOn(resolve(scene.qemu, { ...resolveOptions(scene), model: name })));
      const known = alias ?? (version === 1 ? definition.name : null);
      return [
        {
          name: list === null || list.has(name) ? name : (names.find((one) => list.has(one)) ?? name),
          alias: known,
          family: familyOf(definition),
          features,
          off: [],
          unsure: [],
        },
      ];
    }),
  );
}

function familyOf({ name }: ModelDefinition): string {
  return name;
}

/** Names that the host lists; null where its list is not known. */
function listOf({ host, asked }: Scene): ReadonlySet<string> | null {
  const key = asked === null ? undefined : host.definitions[asked];
  const list = (key === undefined ? undefined : host.defs[key]) ?? [];
  return list.length === 0 ? null : new Set(list.map(({ name }) => name));
}

function newerFirst(a: NearestModel, b: NearestModel): number {
  const version = (name: string) => /-v(\d+)$/.exec(name)?.[1] ?? '0';
  return compareReleases(version(b.name), version(a.name)) || (a.name < b.name ? -1 : 1);
}
