import { isCpuModelError } from '../errors.js';
import type { CpuMap } from '../libvirt/map.js';
import { diff, type PropertyChange } from '../qemu/diff.js';
import type { QemuRelease } from '../qemu/release.js';
import type { FeatureSpelling } from '../vocabulary.js';
import { type Agreement, agreements } from './agree.js';
import { disagreements, openMatters } from './disagreements.js';
import { dependenceOf } from './explain-host.js';
import { type Finding, finding } from './finding.js';
import type { ExplainHost } from './host.js';
import { type LibvirtVerdict, libvirtVerdict } from './libvirt-verdict.js';
import { maximumMove } from './maximum-move.js';
import { offerOf } from './offers.js';
import { askGuest, type GuestCpu, type GuestQuestion } from './question.js';
import { makeScene, type Scene } from './scene.js';
import { turnedOn } from './turned-on.js';
import { featuresOn } from './words.js';

export interface MoveQuestion extends GuestCpu {
  readonly from: ExplainHost;
  readonly to: ExplainHost;
  /** What the models of each host mean. */
  readonly qemu: { readonly from: QemuRelease; readonly to: QemuRelease };
  readonly machine?: string | undefined;
  /** The destination's. */
  readonly libvirt?: CpuMap | undefined;
  readonly features: readonly FeatureSpelling[];
}

export interface MoveExplanation {
  readonly may: 'yes' | 'no' | 'unknown';
  readonly model: string;
  readonly machine: string;
  /** What the guest has where it is, and would not have there. */
  readonly loses: readonly Finding[];
  /** What it would get there although it runs without it: libvirt's check='full' refuses it. */
  readonly gains: readonly Finding[];
  /** What the two releases of QEMU make different of the same model and machine type, guest-visible only. */
  readonly changes: readonly PropertyChange[];
  readonly agree: readonly Agreement[];
  readonly libvirt: LibvirtVerdict | null;
  /** Everything that stands in the way, one sentence each; empty if it may move. */
  readonly obstacles: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Whether a running guest may move from one host to another, and what stands in the way.
 *
 * @throws CpuModelError for names that the QEMU of the source does not know
 */
export function explainMove(question: MoveQuestion): MoveExplanation {
  const { features, libvirt } = question;
  const from = makeScene({ host: question.from, qemu: question.qemu.from, machine: question.machine, features });
  const there = destination(question, from, { features, libvirt });
  if (typeof there === 'string') return refused(question, from, there);
  const passthrough =
    ['host', 'max'].includes(question.model ?? '') || (question.cpu !== undefined && question.cpu.mode !== 'custom');
  if (passthrough) return maximumMove(from, there);
  const here = askGuest(from, question);
  const guest = guestThere(there, question);
  if (typeof guest === 'string') return refused(question, from, guest);
  return compared(here, guest);
}

function destination(
  question: MoveQuestion,
  from: Scene,
  more: Pick<MoveQuestion, 'features' | 'libvirt'>,
): Scene | string {
  return orMessage(() => makeScene({ host: question.to, qemu: question.qemu.to, machine: from.machine, ...more }));
}

function guestThere(scene: Scene, question: MoveQuestion): GuestQuestion | string {
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
  const has = featuresOn(here.cpu).filter((name) => offerOf(here.scene, name).offered !== false);
  const loses = has.map((name) => turnedOn(there, name)).filter(({ effect }) => effect === 'missing');
  const gains = featuresOn(there.cpu).filter(
    (name) => offerOf(here.scene, name).offered === false && offerOf(there.scene, name).offered === true,
  );
  const agree = agreements([here.scene.host, there.scene.host], dependenceOf(here));
  const doubts = has.filter((name) => offerOf(there.scene, name).offered === null);
  const changes = diff(here.cpu, there.cpu).filter(
    ({ guestVisible, property }) => guestVisible && property !== 'vendor',
  );
  const libvirt = libvirtVerdict(there);
  const obstacles = [
    ...loses.map(describeLoss),
    ...changes.map(describeChange),
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
    unknown: doubts.length > 0 ? [...unknown, `whether the destination offers ${doubts.join(', ')}`] : unknown,
  };
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
