import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { emulatedOn, FACTS, factAbout } from './facts/facts.js';
import { type Evidence, type Finding, finding } from './finding.js';
import { linuxRelease } from './host.js';
import { hostCause } from './host-cause.js';
import { brokenOn } from './host-cause-cpu.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import type { GuestQuestion } from './question.js';
import { spellingOf } from './spelling.js';
import { unusableCause } from './unusable.js';

/** A feature that the guest asks for: the host gives it or not, the guest sees it or not. */
export function turnedOn(question: GuestQuestion, feature: string): Finding {
  const { scene, cpu } = question;
  const common = { feature, address: addressOf(question, feature) };
  const { offered, evidence, derived } = offerOf(scene, feature);
  const seen = evidence === null ? [] : [evidence];
  if (offered === false) return missing(question, feature, seen);
  const hidden = factAbout(FACTS.needsPmu, feature);
  if (hidden !== undefined && propertyValue(cpu, 'pmu') !== true) {
    const { reason, remedy = null } = hidden;
    const parts = { reason, remedy, properties: { pmu: true }, evidence: [...seen, said(hidden)] };
    return finding({ ...common, effect: 'hidden', cause: 'needs-pmu', ...parts });
  }
  const unusable = unusableCause(cpu, feature);
  if (unusable !== null)
    return finding({ ...common, effect: 'hidden', ...unusable, evidence: [...seen, ...unusable.evidence] });
  if (offered === null) {
    const parts = { reason: 'the guest asks for it', certain: false, unknown: openQuestion(question, feature) };
    return finding({ ...common, effect: 'unknown', cause: 'unknown', ...parts });
  }
  const found = given(question, common, seen);
  return derived === true
    ? { ...found, certain: false, unknown: 'what QEMU and KVM say: only the CPU is known' }
    : found;
}

function openQuestion({ scene }: GuestQuestion, feature: string): string {
  if (scene.host.accel !== 'kvm') return 'whether it is emulated';
  const broken = brokenOn(scene, feature);
  if (broken !== undefined) return `whether its Linux leaves it on: ${broken.reason}`;
  const since = factAbout(FACTS.kvmSince, feature)?.kernel;
  return since === undefined || linuxRelease(scene.host) !== undefined
    ? 'whether KVM offers it here: no answer of the host is about it'
    : `whether KVM offers it here: it does since Linux ${since}, and nothing says which Linux the host runs`;
}

/** A feature that the guest asks for and the host cannot give, with the cause. */
export function missing(
  { scene, ...question }: GuestQuestion,
  feature: string,
  seen: readonly Evidence[] = [],
): Finding {
  const cause = hostCause(scene, feature);
  return finding({
    feature,
    address: addressOf({ scene, ...question }, feature),
    effect: 'missing',
    ...cause,
    properties: bitOf(scene.compiled, feature) === null ? {} : { [feature]: false },
    evidence: [...seen, ...cause.evidence.filter(({ text }) => !seen.some((other) => other.text === text))],
  });
}

function given(
  { scene }: GuestQuestion,
  common: { feature: string; address: string | null },
  seen: Evidence[],
): Finding {
  const { has, evidence } = possessionOf(scene, common.feature);
  const emulated = emulatedOn(scene.vendor, common.feature);
  const all = evidence === null || seen.some(({ text }) => text === evidence.text) ? seen : [...seen, evidence];
  if (
    scene.host.accel === 'kvm' &&
    emulated !== undefined &&
    has !== true &&
    (has === false || isParavirtual(common.feature))
  ) {
    const reason = `works ${has === false ? 'though the CPU lacks it' : 'whatever the CPU has'}: ${emulated.reason}`;
    return finding({ ...common, effect: 'on', cause: 'emulated', reason, evidence: [...all, said(emulated)] });
  }
  return finding({ ...common, effect: 'on', cause: 'available', reason: 'the guest has it', evidence: all });
}

/** Where a feature's bit is, for people. */
export function addressOf({ scene }: GuestQuestion, feature: string): string | null {
  return spellingOf(scene.features, feature)?.address ?? null;
}

/** A fact as evidence. */
export function said({ reason, source }: { readonly reason: string; readonly source: string }): Evidence {
  return { kind: 'fact', text: reason, source };
}

/** What no CPU has, so that nothing needs to say whether this one does. */
export function isParavirtual(feature: string): boolean {
  return /^(kvm|hypervisor$)/.test(feature);
}
