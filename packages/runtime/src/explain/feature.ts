import { describeOrigin } from '../qemu/origin.js';
import { propertyValue } from '../qemu/expansion.js';
import { feature as bitOf } from '../qemu/compile.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { suggest } from '../suggest.js';
import { chainToOn, type Chain, type Step } from './chain.js';
import { definedIn } from './definition.js';
import { factAbout } from './facts/fact.js';
import { KVM_EMULATED } from './facts/kvm-emulated.js';
import { BY_TOPOLOGY, NEEDS_PMU } from './facts/withheld.js';
import { type Cause, type Evidence, type Finding, finding } from './finding.js';
import { hostCause } from './host-cause.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import type { GuestQuestion } from './question.js';
import { meaningOf, spellingOf } from './spelling.js';

/** Everything there is to say of one feature of a guest's CPU, in whichever spelling. */
export function featureFinding(question: GuestQuestion, spelling: string): Finding {
  const { scene, cpu } = question;
  const meaning = meaningOf(scene.features, spelling);
  if (meaning === null) return unknownName(question, spelling);
  const { qemu } = meaning;
  if (qemu === null || bitOf(scene.compiled, qemu) === null) return notInQemu(question, spelling, qemu);
  const found = propertyValue(cpu, qemu) === true ? turnedOn(question, qemu) : turnedOff(question, qemu);
  return meaning.vocabulary === null || qemu === spelling ? found : otherName(found, spelling, qemu, meaning.vocabulary);
}

/** A feature that the guest asks for: the host gives it or not, the guest sees it or not. */
export function turnedOn(question: GuestQuestion, feature: string): Finding {
  const { scene, cpu } = question;
  const common = { feature, address: addressOf(question, feature) };
  const { offered, evidence } = offerOf(scene, feature);
  const seen = evidence === null ? [] : [evidence];
  if (offered === false) {
    const cause = hostCause(scene, feature);
    return finding({ ...common, effect: 'missing', ...cause, properties: { [feature]: false }, evidence: [...seen, ...cause.evidence] });
  }
  const hidden = factAbout(NEEDS_PMU, feature);
  if (hidden !== undefined && propertyValue(cpu, 'pmu') !== true) {
    return finding({ ...common, effect: 'hidden', cause: 'needs-pmu', reason: hidden.reason, remedy: hidden.remedy, properties: { pmu: true }, evidence: [...seen, said(hidden)] });
  }
  if (offered === null) {
    const unknown = scene.host.accel === 'kvm' ? 'whether KVM offers it here: no answer of the host is about it' : 'whether it is emulated';
    return finding({ ...common, effect: 'unknown', cause: 'unknown', reason: 'the guest asks for it', certain: false, unknown });
  }
  return given(question, common, seen);
}

function given({ scene }: GuestQuestion, common: { feature: string; address: string | null }, seen: Evidence[]): Finding {
  const { has, evidence } = possessionOf(scene, common.feature);
  const emulated = factAbout(KVM_EMULATED, common.feature);
  const all = evidence === null ? seen : [...seen, evidence];
  if (scene.host.accel === 'kvm' && emulated !== undefined && has !== true) {
    const reason = `works ${has === false ? 'though the CPU lacks it' : 'whatever the CPU has'}: ${emulated.reason}`;
    return finding({ ...common, effect: 'on', cause: 'emulated', reason, evidence: [...all, said(emulated)] });
  }
  return finding({ ...common, effect: 'on', cause: 'available', reason: 'the guest has it', evidence: all });
}

/** A feature that the guest does not ask for: who keeps it off, what switches it on, and whether the host then has it. */
export function turnedOff(question: GuestQuestion, feature: string): Finding {
  const { scene, cpu, options } = question;
  const topology = factAbout(BY_TOPOLOGY, feature);
  const chain = chainToOn(scene.qemu, options, feature);
  const common = { feature, address: addressOf(question, feature), effect: 'off' as const, properties: chain.properties };
  const cause = chainCause(question, feature, chain);
  const behind = hostObstacles(question, [...Object.keys(chain.properties), feature]);
  const evidence: Evidence[] = chain.steps.map((step) => ({ kind: 'model', text: `${step.feature}: ${describeOrigin(step.origin)}`, source: `QEMU ${scene.qemu.release}` }));
  const pmu = factAbout(NEEDS_PMU, feature);
  const needsPmu = pmu !== undefined && propertyValue(cpu, 'pmu') !== true;
  const properties = needsPmu ? { ...chain.properties, pmu: true } : chain.properties;
  const remedy = behind.length > 0 ? blockedRemedy(behind) : needsPmu ? `${settings(properties)} (${pmu.remedy})` : settings(properties);
  if (topology !== undefined && cause.cause === 'not-in-model') {
    return finding({ ...common, cause: 'topology', reason: topology.reason, remedy: topology.remedy, evidence: [...evidence, said(topology)] });
  }
  if (needsPmu) return finding({ ...common, cause: 'needs-pmu', reason: `${cause.reason}; ${pmu.reason}`, remedy, properties, evidence: [...evidence, said(pmu)], because: behind });
  return finding({ ...common, ...cause, remedy, evidence, because: behind });
}

/** The same features, asked of the host. */
function hostObstacles(question: GuestQuestion, names: readonly string[]): Finding[] {
  const unique = [...new Set(names)].filter((name) => bitOf(question.scene.compiled, name) !== null);
  return unique.filter((name) => offerOf(question.scene, name).offered === false).map((name) => turnedOn(question, name));
}

function blockedRemedy(behind: readonly Finding[]): string {
  const [first] = behind;
  return first?.remedy ?? 'none on this host';
}

function settings(properties: Readonly<Record<string, boolean>>): string {
  const list = Object.entries(properties).map(([name, on]) => `${name}=${on ? 'on' : 'off'}`);
  return `set ${list.join(',')}`;
}

function chainCause({ cpu, scene }: GuestQuestion, feature: string, { steps }: Chain): { cause: Cause; reason: string } {
  const defined = definedIn(cpu, feature);
  const [outer] = steps;
  const root = steps.findLast((step) => step.origin.kind !== 'dependency') ?? outer;
  const place = defined.has ? `in ${nameOf(cpu)}` : null;
  if (outer === undefined) return { cause: 'unknown', reason: 'it is off' };
  if (outer.origin.kind === 'dependency') {
    const why = outer.origin.requires.slice(0, 1).join('');
    const rooted = root === undefined || root === outer ? '' : ` (${rootReason(root, scene.qemu.release)})`;
    return { cause: 'dependency', reason: `${place ?? 'not in the model'}${place === null ? ', and' : ';'} cleared because ${root?.feature ?? why} is off${rooted}` };
  }
  return plainCause(cpu, outer, place, defined);
}

function plainCause(cpu: ResolvedCpu, { origin }: Step, place: string | null, defined: { version: number | null }): { cause: Cause; reason: string } {
  switch (origin.kind) {
    case 'accelerator':
      return { cause: 'accelerator-default', reason: `${place ?? 'not in the model'}; QEMU switches it off for all models under ${origin.accelerator.toUpperCase()}` };
    case 'compat':
      return { cause: 'machine-compat', reason: `${place ?? 'not in the model'}; machine types ${origin.release} and older switch it off` };
    case 'caller':
      return { cause: 'asked-off', reason: "the guest's own definition switches it off" };
    case 'version':
      return { cause: 'model-version', reason: `version ${origin.version} of ${origin.model} switches it off` };
    default:
      if (defined.version !== null) return { cause: 'model-version', reason: `version ${defined.version} switches it off` };
      return { cause: 'not-in-model', reason: `${nameOf(cpu)} does not have it` };
  }
}

function rootReason({ origin, feature }: Step, release: string): string {
  switch (origin.kind) {
    case 'accelerator':
      return `${origin.accelerator.toUpperCase()}'s default in QEMU: ${feature}=off`;
    case 'compat':
      return `machine types ${origin.release} and older`;
    case 'caller':
      return "the guest's own definition";
    default:
      return `no model of QEMU ${release} sets it by itself`;
  }
}

function nameOf({ model, aliasOf }: ResolvedCpu): string {
  return aliasOf ?? model;
}

function addressOf({ scene }: GuestQuestion, feature: string): string | null {
  return spellingOf(scene.features, feature)?.address ?? null;
}

function said({ reason, source }: { readonly reason: string; readonly source: string }): Evidence {
  return { kind: 'fact', text: reason, source };
}

function unknownName({ scene }: GuestQuestion, spelling: string): Finding {
  const names = scene.features.flatMap((feature) => [feature.qemu, feature.libvirt]).filter((name): name is string => name !== null);
  const [near] = suggest(spelling, new Set(names));
  const reason = `no feature is called ${spelling}`;
  const remedy = near === undefined ? null : `did you mean ${near} (${meaningOf(scene.features, near)?.feature?.address ?? ''})?`;
  return finding({ feature: spelling, effect: 'unknown', cause: 'unknown-name', reason, remedy });
}

function notInQemu({ scene }: GuestQuestion, spelling: string, qemu: string | null): Finding {
  const address = meaningOf(scene.features, spelling)?.feature?.address ?? null;
  const reason = qemu === null ? 'QEMU has no name for it; only libvirt does' : `QEMU ${scene.qemu.release} does not know it`;
  return finding({ feature: qemu ?? spelling, address, effect: 'off', cause: 'unknown-name', reason, remedy: qemu === null ? 'leave it out of the guest' : 'a QEMU that knows it' });
}

const VOCABULARY = { libvirt: "libvirt's name", linux: "Linux's name", alias: 'an alias', old: 'an old name' } as const;

/** What QEMU accepts as an alias is no mistake; the others need QEMU's name on its command line. */
function otherName(found: Finding, spelling: string, qemu: string, vocabulary: keyof typeof VOCABULARY): Finding {
  const named: Evidence = { kind: 'fact', text: `${spelling} is ${VOCABULARY[vocabulary]} of what QEMU calls ${qemu}` };
  return { ...found, evidence: [named, ...found.evidence] };
}
