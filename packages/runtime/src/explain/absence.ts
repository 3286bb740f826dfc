import { CpuModelError, isCpuModelError } from '../errors.js';
import { findModel, namesOf } from '../qemu/names.js';
import { compareReleases } from '../releases.js';
import type { HostExplanation } from './explanation.js';
import { type Finding, finding } from './finding.js';
import { definitionOn, type HostDefinition, qemuVersion } from './host.js';
import { modelsThatRun } from './nearest.js';
import type { Scene } from './scene.js';

/**
 * Why a model does not exist on the host, or is known there alone; null where both host and tables have it.
 *
 * @throws CpuModelError `unknown-model` for a name that nobody has
 */
export function absence(scene: Scene, model: string): { runs: 'yes' | 'no' | 'unknown'; why: Finding } | null {
  const list = listed(scene);
  const known = scene.compiled.models.has(model);
  if (list?.some(({ name }) => name === model)) return known ? null : onlyThere(scene, model);
  if (list === null || scene.asked === null) {
    if (known) return null;
    throw notKnown(scene, model);
  }
  if (['host', 'max', 'base'].includes(model) || (known && namesOnlyUsable(scene, list))) return null;
  if (!known && !scene.libvirt?.modelsByName.has(model)) throw notKnown(scene, model);
  if (!known && scene.libvirt !== null) return null;
  const reason = `the QEMU of this host (${qemuVersion(scene.host)}) does not have ${model}: its list of models was asked for and is complete`;
  return { runs: 'no', why: gone(scene, model, reason) };
}

/** The host's list of models; null where it was not asked, or says nothing. */
function listed({ host, asked }: Scene) {
  const key = asked === null ? undefined : host.definitions[asked];
  const list = (key === undefined ? undefined : host.defs[key]) ?? [];
  return list.some(({ name }) => !['host', 'max', 'base'].includes(name)) ? list : null;
}

/** Whoever tells only which models can be used says nothing of the others. */
function namesOnlyUsable({ host }: Scene, list: readonly HostDefinition[]): boolean {
  return host.partial === true && list.every((one) => one['unavailable-features']?.length === 0);
}

function gone(scene: Scene, model: string, reason: string): Finding {
  const removed = removedIn(scene, model);
  return finding({
    feature: model,
    effect: 'missing',
    cause: 'unknown-name',
    reason: removed === null ? reason : `${reason}; ${removed}`,
    remedy: 'use a model that the host lists',
    evidence: [{ kind: 'probe', text: `query-cpu-definitions on ${scene.asked} does not list ${model}` }],
  });
}

/** The release that took a model away, where the known ones tell. */
function removedIn({ releases }: Scene, model: string): string | null {
  const sorted = [...releases].sort((a, b) => compareReleases(a.release, b.release));
  const has = sorted.map((release) => namesOf(release).models.includes(model));
  const last = has.lastIndexOf(true);
  const first = has.indexOf(true);
  if (last < 0) return null;
  if (last < sorted.length - 1) return `QEMU ${sorted[last + 1]?.release} removed it (${sorted[last]?.release} has it)`;
  return first > 0
    ? `QEMU has it since ${sorted[first]?.release} or a release before that, after ${sorted[first - 1]?.release}`
    : null;
}

function notKnown(scene: Scene, model: string): CpuModelError {
  const [, ...others] = [...scene.releases];
  const sorted = [...others.map(namesOf)].sort((a, b) => compareReleases(a.release, b.release));
  try {
    findModel(scene.compiled, model, sorted);
  } catch (error) {
    if (isCpuModelError(error)) return error;
    throw error;
  }
  return new CpuModelError('unknown-model', model, `there is no CPU model '${model}'`);
}

/** A model that the host's QEMU has and no known release. */
function onlyThere(scene: Scene, model: string): { runs: 'yes' | 'no' | 'unknown'; why: Finding } {
  const said = definitionOn(scene.host, scene.asked ?? '', model)?.['unavailable-features'];
  const reason = `the host's QEMU (${qemuVersion(scene.host)}) has it; no release known here does, so its features are not known`;
  const lacking =
    said === undefined || said.length === 0
      ? ''
      : `; it lacks ${said.map((name) => (name === '' ? 'a bit without a name' : name)).join(', ')} of it`;
  return {
    runs: said === undefined ? 'unknown' : said.length === 0 ? 'yes' : 'no',
    why: finding({
      feature: model,
      effect: said === undefined ? 'unknown' : said.length === 0 ? 'on' : 'missing',
      cause: 'unknown',
      reason: `${reason}${lacking}`,
      certain: false,
      unknown: 'what the model has',
      evidence: [{ kind: 'probe', text: `query-cpu-definitions on ${scene.asked} lists ${model}` }],
    }),
  };
}

/** The answer about a model that is not there, or of which only the host knows. */
export function notThere(
  scene: Scene,
  model: string,
  { runs, why }: { readonly runs: 'yes' | 'no' | 'unknown'; readonly why: Finding },
): HostExplanation {
  return {
    model,
    aliasOf: null,
    machine: scene.machine,
    accelerator: scene.host.accel,
    qemu: { version: qemuVersion(scene.host), release: scene.qemu.release },
    runs,
    missing: runs === 'no' ? [why] : [],
    withheld: [],
    emulated: [],
    doubtful: runs === 'no' ? [] : [why],
    feature: null,
    libvirt: null,
    nearest: runs === 'no' && scene.compiled.models.has(model) ? modelsThatRun(scene, model) : [],
    use: null,
    agree: [],
    unknown: scene.gaps,
    becomes: null,
  };
}
