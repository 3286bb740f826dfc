import { isCpuModelError } from '../errors.js';
import { feature } from '../qemu/compile.js';
import { resolve } from '../qemu/resolve.js';
import { turnedOn } from './bit.js';
import type { Evidence } from './finding.js';
import { maximumOn } from './host.js';
import { resolveOptions, type Scene } from './scene.js';
import { featuresOn } from './words.js';

/** Whether QEMU and its accelerator can give a guest a feature here, and how one knows. */
export interface Offer {
  /** Null: nothing says. */
  readonly offered: boolean | null;
  readonly evidence: Evidence | null;
}

const caches = new WeakMap<Scene, Map<string, Offer>>();

/**
 * What the host's answers say about a feature, strongest first: what TCG emulates; what `host` or `max` has; what QEMU
 * says is unavailable of any model; what a model asks for and QEMU does not call unavailable.
 */
export function offerOf(scene: Scene, name: string): Offer {
  let cache = caches.get(scene);
  if (cache === undefined) {
    cache = new Map();
    caches.set(scene, cache);
  }
  let offer = cache.get(name);
  if (offer === undefined) {
    offer = findOffer(scene, name);
    cache.set(name, offer);
  }
  return offer;
}

function findOffer(scene: Scene, name: string): Offer {
  if (scene.host.accel === 'tcg') return byTcg(scene, name);
  return (
    byMaximum(scene, name) ?? byModels(scene).get(name) ?? byAbsence(scene, name) ?? { offered: null, evidence: null }
  );
}

function byTcg({ compiled }: Scene, name: string): Offer {
  const slot = feature(compiled, name);
  const word = slot === null ? undefined : compiled.words[slot.word];
  if (slot === null || word === undefined) return { offered: null, evidence: null };
  const offered = turnedOn(word.tcg, slot);
  return {
    offered,
    evidence: {
      kind: 'model',
      text: `TCG of QEMU ${compiled.release.release} ${offered ? 'emulates' : 'does not emulate'} it`,
    },
  };
}

function byMaximum(scene: Scene, name: string): Offer | null {
  const maxima = [true, false].map((migratable) =>
    scene.asked === null ? null : maximumOn(scene.host, scene.asked, migratable),
  );
  if (!maxima.some((maximum) => maximum?.[name] === true)) return null;
  return { offered: true, evidence: { kind: 'probe', text: 'QEMU gives it to the model host here' } };
}

/** `host` takes all that is offered, but for bits that it never takes by itself. */
function byAbsence({ compiled, host, asked }: Scene, name: string): Offer | null {
  const maximum = asked === null ? null : (maximumOn(host, asked, false) ?? maximumOn(host, asked));
  const slot = feature(compiled, name);
  const word = slot === null ? undefined : compiled.words[slot.word];
  if (maximum === null || maximum[name] !== false || slot === null || word === undefined) return null;
  if (turnedOn(word.noAutoEnable, slot) || (turnedOn(word.unmigratable, slot) && maximum['migratable'] !== false))
    return null;
  return { offered: false, evidence: { kind: 'probe', text: 'QEMU does not give it to the model host here' } };
}

const models = new WeakMap<Scene, ReadonlyMap<string, Offer>>();

/** What the answers about the named models say of the features that they ask for. */
function byModels(scene: Scene): ReadonlyMap<string, Offer> {
  const known = models.get(scene);
  if (known !== undefined) return known;
  const offers = new Map<string, Offer>();
  for (const { name, 'unavailable-features': unavailable } of answersOf(scene)) {
    if (unavailable === undefined) continue;
    for (const lacking of unavailable) {
      offers.set(lacking, {
        offered: false,
        evidence: { kind: 'probe', text: `QEMU calls it unavailable here (asked about ${name})` },
      });
    }
    for (const given of askedFor(scene, name)) {
      if (unavailable.includes(given) || offers.has(given)) continue;
      offers.set(given, { offered: true, evidence: { kind: 'probe', text: `QEMU has ${name} with it here` } });
    }
  }
  models.set(scene, offers);
  return offers;
}

function answersOf({ host, asked }: Scene) {
  const key = asked === null ? undefined : host.definitions[asked];
  const named = (key === undefined ? undefined : host.defs[key]) ?? [];
  return named.filter(({ name }) => !['host', 'max', 'base'].includes(name));
}

/** On the machine type that the answers are about. */
function askedFor(scene: Scene, model: string): string[] {
  if (scene.asked === null || !scene.compiled.machines.has(scene.asked)) return [];
  try {
    return featuresOn(resolve(scene.qemu, { ...resolveOptions(scene), machine: scene.asked, model }));
  } catch (error) {
    // The host's QEMU may know models that the release does not.
    if (isCpuModelError(error)) return [];
    throw error;
  }
}
