import { isCpuModelError } from '../errors.js';
import { feature } from '../qemu/compile.js';
import { resolve } from '../qemu/resolve.js';
import { compareReleases } from '../releases.js';
import { isKnownTo, maximumOf, wasAsked } from './answers.js';
import { isLeftOut, turnedOn } from './bit.js';
import type { KvmEmulated } from './facts/fact.js';
import { emulatedOn, FACTS, factAbout, factsAbout, isOff } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { linuxRelease } from './host.js';
import { brokenOn, byBase } from './host-cause-cpu.js';
import { flagState, oldestKernel } from './linux-flags.js';
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
 * says is unavailable of any model; what `host` lacks; what a model asks for, as the tables have it, and QEMU does not
 * call unavailable; and where QEMU was not asked, what the CPU has.
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
  const model = byModels(scene).get(name);
  return (
    byMaximum(scene, name) ??
    (model?.offered === false ? model : null) ??
    byAbsence(scene, name) ??
    model ??
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
  const maximum = maximumOf(scene, false) ?? maximumOf(scene);
  return maximum?.get(name) === false && isLeftOut(scene.compiled, name, maximum.get('migratable') !== false);
}

/** Where QEMU was not asked, or has no name for it: KVM gives what the CPU has, but for what it never gives, and some that it makes up. */
function byCpu(scene: Scene, name: string): Offer | null {
  const emulated = emulatedOn(scene.vendor, name);
  const { has, exact, evidence } = possessionOf(scene, name);
  if (scene.host.partial !== true && wasAsked(scene) && !isNeverTaken(scene, name)) {
    // What neither the CPU has nor KVM makes up, no QEMU gives, whatever names it knows.
    const none = has === false && exact && madeUp(scene, emulated, true) === false;
    return none ? { offered: false, evidence, derived: true } : null;
  }
  const found = (offered: boolean | null, what: Offer['evidence'] = evidence): Offer => ({
    offered,
    evidence: what,
    derived: true,
  });
  const never = factAbout(FACTS.kvmNever, name);
  if (never !== undefined && has !== false) return found(has === null ? null : false, said(never));
  const broken = has === true ? brokenOn(scene, name) : undefined;
  const shown = broken === undefined || (broken.always !== true && flagState(scene.features, scene.host, name).has);
  if (broken !== undefined && shown !== true) return found(shown, said(broken));
  const off = parameterOff(scene, name) ?? byBase(scene, name)?.evidence[0] ?? null;
  if (off !== null && has !== false) return found(false, off);
  const made = has === true ? false : madeUp(scene, emulated);
  if (has === false && made === false) return found(false);
  const old = isTooOld(scene, name);
  if (old !== false) return found(old === null ? null : false);
  if (made === true && emulated !== undefined) return found(true, said(emulated));
  return has === null ? null : found(has || made);
}

/**
 * Whether KVM makes up what the CPU lacks: of other bits, where the CPU has all of them. Null: nothing says.
 * @param exactly what only Linux does not show may be there all the same
 */
function madeUp(scene: Scene, emulated: KvmEmulated | undefined, exactly = false): boolean | null {
  if (emulated === undefined) return false;
  if (emulated.always === true) return true;
  const parts = (emulated.of ?? []).map((name) => possessionOf(scene, name));
  if (parts.some(({ has, exact }) => has === false && (exact || !exactly))) return false;
  return parts.length > 0 && parts.every(({ has }) => has === true) ? true : null;
}

function said({ reason, source }: { readonly reason: string; readonly source: string }): Evidence {
  return { kind: 'fact', text: reason, source };
}

/** A parameter of KVM's modules that withholds the feature: as the host was found, or by default. */
function parameterOff({ host }: Scene, name: string): Evidence | null {
  for (const fact of factsAbout(FACTS.kvmParameters, name)) {
    const { module, parameter, source } = fact;
    const value = host.host.modules[module]?.[parameter];
    if (value !== undefined && isOff(value))
      return { kind: 'probe', text: `${module}.${parameter} is ${value} on the host` };
    if (value === undefined && fact.default === 'off')
      return { kind: 'fact', text: `${parameter} of ${module} is off by default`, source };
  }
  return null;
}

/** Whether the host's Linux is one whose KVM does not offer it yet; null where nothing tells how new it is. */
function isTooOld({ host }: Scene, name: string): boolean | null {
  const since = factAbout(FACTS.kvmSince, name)?.kernel;
  if (since === undefined) return false;
  if (compareReleases(oldestKernel(host), since) >= 0) return false;
  return linuxRelease(host) === undefined ? null : true;
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
