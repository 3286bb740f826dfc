import { isCpuModelError } from '../errors.js';
import type { CpuMap } from '../libvirt/map.js';
import { feature as bitOf } from '../qemu/compile.js';
import { diff, type PropertyChange } from '../qemu/diff.js';
import { machineFamily, versionsOf } from '../qemu/families.js';
import { compareReleases } from '../releases.js';
import type { FeatureSpelling } from '../vocabulary.js';
import { absence } from './absence.js';
import { agreements } from './agree.js';
import { isKnownTo } from './answers.js';
import { blockerFindings, blockersOf } from './blockers.js';
import { disagreements, openMatters } from './disagreements.js';
import { dependenceOf } from './explain-host.js';
import type { MoveExplanation } from './explanation.js';
import { type Finding, finding } from './finding.js';
import { type ExplainHost, qemuVersion } from './host.js';
import { hostModelGuest } from './host-model.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import { libvirtVerdict } from './libvirt-verdict.js';
import { maximumMove } from './maximum-move.js';
import { neededFeatures } from './needs.js';
import { offerOf } from './offers.js';
import { askGuest, type GuestCpu, type GuestQuestion, modelName, takesHost } from './question.js';
import { readSource } from './registers.js';
import { makeScene, type Scene, type SceneOptions } from './scene.js';
import { turnedOn } from './turned-on.js';
import { barriers } from './unmigratable.js';
import { featuresOn } from './words.js';

/** A guest's CPU, the host that it is on, and the one that it is to move to. */
export interface MoveQuestion extends GuestCpu {
  readonly from: ExplainHost;
  readonly to: ExplainHost;
  /** What the models of each host mean. */
  readonly qemu: {
    readonly from: SceneOptions['qemu'];
    readonly to: SceneOptions['qemu'];
  };
  readonly machine?: string | undefined;
  /** The destination's. */
  readonly libvirt?: CpuMap | undefined;
  readonly features: readonly FeatureSpelling[];
}

/**
 * Whether a running guest may move from one host to another, and what stands in the way.
 *
 * @throws CpuModelError for names that the QEMU of the source does not know
 */
export function explainMove(question: MoveQuestion): MoveExplanation {
  const { features, libvirt } = question;
  const name = modelName(question) ?? undefined;
  const here = { host: question.from, qemu: question.qemu.from, features, libvirt };
  const from = makeScene({ ...here, machine: question.machine }, name);
  const there = destination(question, from, { features, libvirt });
  if (typeof there === 'string') return refused(question, from, there);
  if (takesHost(question)) return maximumMove(from, there);
  const guest = hostModelHere(from, question);
  const absent = typeof guest.model === 'string' || guest.cpu !== undefined ? absentThere(there, guest) : null;
  if (absent !== null) return refused(question, from, absent);
  const asked = guestThere(there, guest);
  if (typeof asked === 'string') return refused(question, from, asked);
  return compared(askGuest(from, guest), asked);
}

/** A running guest of mode host-model keeps the CPU that its first host gave it. */
function hostModelHere(from: Scene, question: MoveQuestion): GuestCpu {
  if (question.model !== undefined || question.cpu?.mode !== 'host-model') return question;
  return { ...question, cpu: hostModelGuest(from, question.cpu) };
}

/** The destination's own list of models counts, where it is known. */
function absentThere(there: Scene, guest: GuestCpu): string | null {
  const name = modelName(guest);
  if (name === null) return null;
  const found = orMessage(() => absence(there, name));
  if (typeof found === 'string') return found;
  return found?.runs === 'no' ? `at the destination ${found.why.reason}` : null;
}

/** A destination that lists its machine types, and not this one, does not have it. */
function destination(
  question: MoveQuestion,
  from: Scene,
  more: Pick<MoveQuestion, 'features' | 'libvirt'>,
): Scene | string {
  const { to, qemu } = question;
  const options = { host: to, qemu: qemu.to, machine: from.machine, ...more };
  const listed = to.machines.some(({ name }) => name === from.machine) || from.machine in to.definitions;
  if (!listed && to.machines.length > FEW)
    return `at the destination there is no machine type '${from.machine}': QEMU ${qemuVersion(to)} lists ${to.machines.length}, and not this one`;
  if (!listed && isNewer(from.machine, to))
    return `at the destination QEMU ${/^\d+\.\d+/.exec(qemuVersion(to))?.[0]} has no machine type '${from.machine}': it is older`;
  return orMessage(() => makeScene(options, modelName(question) ?? undefined));
}

/** A machine type of QEMU's own that carries a later release than the host's. */
function isNewer(machine: string, { version }: ExplainHost): boolean {
  const [release] = versionsOf(machineFamily(machine) ?? '', [machine]);
  if (release === undefined || version === null) return false;
  return compareReleases(release, `${version.qemu.major}.${version.qemu.minor}`) > 0;
}

/** Whoever lists so few machine types has not listed all. */
const FEW = 5;

function guestThere(scene: Scene, question: GuestCpu): GuestQuestion | string {
  return orMessage(() => askGuest(scene, question));
}

function orMessage<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    if (isCpuModelError(error)) return `at the destination ${error.message}`;
    throw error;
  }
}

function compared(here: GuestQuestion, there: GuestQuestion): MoveExplanation {
  const has = runningWith(here);
  const loses = lossesOf(there, has);
  const gains = featuresOn(there.cpu).filter(
    (name) => offerOf(here.scene, name).offered === false && offerOf(there.scene, name).offered === true,
  );
  const agree = agreements([here.scene.host, there.scene.host], dependenceOf(here));
  const doubts = doubtsOf(there, has);
  const changes = diff(here.cpu, there.cpu).filter(
    ({ guestVisible, property }) => guestVisible && property !== 'vendor',
  );
  const libvirt = libvirtVerdict(there);
  const obstacles = [
    ...loses.map(describeLoss),
    ...changes.map(describeChange),
    ...barriers(here),
    ...disagreements(agree, there.scene.host),
    ...libvirtObstacles(libvirt),
  ];
  const unknown = [
    ...here.scene.gaps.map((gap) => `here: ${gap}`),
    ...there.scene.gaps.map((gap) => `there: ${gap}`),
    ...openMatters(agree),
  ];
  return {
    may: obstacles.length > 0 ? 'no' : doubts.length > 0 ? 'unknown' : 'yes',
    model: here.cpu.aliasOf ?? here.cpu.model,
    machine: here.scene.machine,
    loses,
    gains: gains.map((name) => gain(name)),
    changes,
    agree,
    libvirt,
    obstacles,
    unknown: [...unknown, ...openDoubts(there, doubts)],
  };
}

/** The features that the guest runs with: asked for, and not withheld where it is. */
function runningWith(guest: GuestQuestion): string[] {
  const blockers = blockersOf(guest);
  return featuresOn(guest.cpu).filter(
    (name) =>
      isKnownTo(guest.scene, name) !== false &&
      (blockers === null ? offerOf(guest.scene, name).offered !== false : !blockers.includes(name)),
  );
}

/** By the destination's own word about just this CPU, else feature by feature. */
function lossesOf(there: GuestQuestion, has: readonly string[]): Finding[] {
  const blockers = blockersOf(there);
  if (blockers === null) return has.map((name) => turnedOn(there, name)).filter(({ effect }) => effect === 'missing');
  return blockerFindings(there, blockers).filter(({ feature }) => has.includes(feature));
}

function doubtsOf(there: GuestQuestion, has: readonly string[]): string[] {
  const blockers = blockersOf(there);
  if (blockers !== null) return blockers.includes('') ? ['a bit that QEMU has no name for'] : [];
  return has.filter((name) => offerOf(there.scene, name).offered === null);
}

/** Parts of what both hosts have (vmx-* of vmx) are told apart: a guest without the whole has none of them. */
function openDoubts(there: GuestQuestion, doubts: readonly string[]): string[] {
  const wholes = new Map<string | null, string[]>();
  for (const name of doubts) {
    const whole = wholeOf(there, name, doubts);
    wholes.set(whole, [...(wholes.get(whole) ?? []), name]);
  }
  return [...wholes].map(([whole, names]) =>
    whole === null
      ? `whether the destination offers ${names.join(', ')}`
      : `whether the destination, which has ${whole}, offers its parts: they are in MSRs, and those were not given. They decide only for a guest with ${whole}: without it (${whole}=off) they stand in no way. Parts: ${names.join(', ')}`,
  );
}

/** What QEMU clears a bit of an MSR without, where the destination has that; null for others. */
function wholeOf({ scene }: GuestQuestion, name: string, doubts: readonly string[]): string | null {
  const slot = bitOf(scene.compiled, name);
  const source = slot === null ? undefined : scene.compiled.words[slot.word]?.source;
  if (source?.kind !== 'msr' || readSource(scene.host.host, source) !== null) return null;
  const needs = [...(neededFeatures(scene.qemu).get(name) ?? [])];
  return needs.find((need) => !doubts.includes(need) && offerOf(scene, need).offered === true) ?? null;
}

function gain(feature: string): Finding {
  return finding({
    feature,
    effect: 'on',
    cause: 'available',
    reason: 'the guest runs without it, as its host lacks it; the destination would switch it on',
    remedy: `set ${feature}=off`,
    properties: { [feature]: false },
  });
}

function describeLoss({ feature, reason }: Finding): string {
  return `${feature}: the guest has it, the destination cannot give it: ${reason}`;
}

function describeChange({ property, from, to }: PropertyChange): string {
  return `${property}: ${String(from)} here, ${String(to)} with the destination's QEMU`;
}

function libvirtObstacles(verdict: LibvirtVerdict | null): string[] {
  if (verdict === null || verdict.starts !== false) return [];
  const differing = verdict.refused
    .filter(({ cause }) => cause === 'libvirt-differs')
    .map(({ feature, reason }) => `${feature}: ${reason}`);
  return verdict.obstacle === null ? differing : [...differing, verdict.obstacle];
}

function refused(question: MoveQuestion, from: Scene, obstacle: string): MoveExplanation {
  const model = question.model ?? question.cpu?.model ?? 'host';
  return {
    may: 'no',
    model,
    machine: from.machine,
    loses: [],
    gains: [],
    changes: [],
    agree: [],
    libvirt: null,
    obstacles: [obstacle],
    unknown: [],
  };
}
