import { isCpuModelError } from '../errors.js';
import { feature } from '../qemu/compile.js';
import { resolve } from '../qemu/resolve.js';
import { compareReleases } from '../releases.js';
import { isKnownTo, maximumOf, wasAsked } from './answers.js';
import { turnedOn } from './bit.js';
import { FACTS, factAbout } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { possessionOf } from './possession.js';
import { resolveOptions, type Scene } from './scene.js';
import { featuresOn } from './words.js';

/** Whether QEMU and its accelerator can give a guest a feature here, and how one knows. */
export interface Offer {
  /** Null: nothing says. */
  readonly offered: boolean | null;
  readonly evidence: Evidence | null;
  /** QEMU was not asked: it follows from what the CPU has and KVM does. */
  readonly derived?: true;
}

const caches = new WeakMap<Scene, Map<string, Offer>>();

/**
 * What the host's answers say about a feature, strongest first: what TCG emulates; what `host` or `max` has; what QEMU
 * says is unavailable of any model; what a model asks for and QEMU does not call unavailable; and where QEMU was not
 * asked, what the CPU has.
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
    byMaximum(scene, name) ??
    byModels(scene).get(name) ??
    byAbsence(scene, name) ??
    byCpu(scene, name) ?? { offered: null, evidence: null }
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
  if (![true, false].some((migratable) => maximumOf(scene, migratable)?.get(name) === true)) return null;
  return { offered: true, evidence: { kind: 'probe', text: 'QEMU gives it to the model host here' } };
}

/** `host` takes all that is offered, but for bits that it never takes by itself. */
function byAbsence(scene: Scene, name: string): Offer | null {
  const maximum = maximumOf(scene, false) ?? maximumOf(scene);
  const slot = feature(scene.compiled, name);
  const word = slot === null ? undefined : scene.compiled.words[slot.word];
  if (maximum === null || maximum.get(name) !== false || slot === null || word === undefined) return null;
  if (isNeverTaken(scene, name)) return null;
  return { offered: false, evidence: { kind: 'probe', text: 'QEMU does not give it to the model host here' } };
}

/** Bits that `host` leaves out whatever KVM offers: its answer says nothing of them. */
function isNeverTaken(scene: Scene, name: string): boolean {
  const slot = feature(scene.compiled, name);
  const word = slot === null ? undefined : scene.compiled.words[slot.word];
  if (slot === null || word === undefined) return false;
  const maximum = maximumOf(scene, false) ?? maximumOf(scene);
  if (maximum?.get(name) !== false) return false;
  const left = turnedOn(word.unmigratable, slot) && maximum.get('migratable') !== false;
  return turnedOn(word.noAutoEnable, slot) || left;
}

/** Where QEMU was not asked: KVM gives what the CPU has, but for what it never gives, and some that it makes up. */
function byCpu(scene: Scene, name: string): Offer | null {
  if (scene.host.partial !== true && wasAsked(scene) && !isNeverTaken(scene, name)) return null;
  const fact = (reason: string, source: string): Offer['evidence'] => ({ kind: 'fact', text: reason, source });
  const emulated = factAbout(FACTS.kvmEmulated, name);
  const { has, evidence } = possessionOf(scene, name);
  if (emulated?.always === true)
    return { offered: true, evidence: fact(emulated.reason, emulated.source), derived: true };
  if (has === null) return null;
  const never = factAbout(FACTS.kvmNever, name);
  const offered = has && never === undefined && !tooOld(scene, name);
  return { offered, evidence: never !== undefined && has ? fact(never.reason, never.source) : evidence, derived: true };
}

function tooOld({ host }: Scene, name: string): boolean {
  const since = factAbout(FACTS.kvmSince, name);
  const kernel = /^\d+\.\d+/.exec(host.host.kernel.release)?.[0];
  return since !== undefined && kernel !== undefined && compareReleases(kernel, since.kernel) < 0;
}

const models = new WeakMap<Scene, ReadonlyMap<string, Offer>>();

/** What the answers about the named models say of the features that they ask for. */
function byModels(scene: Scene): ReadonlyMap<string, Offer> {
  const known = models.get(scene);
  if (known !== undefined) return known;
  const offers = new Map<string, Offer>();
  for (const { name, 'unavailable-features': unavailable } of answersOf(scene)) {
    if (unavailable === undefined) continue;
    const lacking = unavailable.map((spelling) => scene.compiled.slots.get(spelling)?.name ?? spelling);
    for (const one of lacking.filter((spelling) => spelling !== '')) {
      offers.set(one, {
        offered: false,
        evidence: { kind: 'probe', text: `QEMU calls it unavailable here (asked about ${name})` },
      });
    }
    // A bit without a name may be any that the model asks for.
    if (lacking.includes('')) continue;
    for (const given of askedFor(scene, name)) {
      if (lacking.includes(given) || offers.has(given) || isKnownTo(scene, given) === false) continue;
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
  if (scene.asked === null) return [];
  const machine = scene.compiled.machines.has(scene.asked) ? scene.asked : scene.table;
  try {
    return featuresOn(resolve(scene.qemu, { ...resolveOptions(scene), machine, model }));
  } catch (error) {
    // The host's QEMU may know models that the release does not.
    if (isCpuModelError(error)) return [];
    throw error;
  }
}
