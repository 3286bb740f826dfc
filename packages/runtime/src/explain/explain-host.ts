import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { type Advice, adviceFor } from './advice.js';
import { type Agreement, agreements, type Dependence } from './agree.js';
import { definedIn } from './definition.js';
import { featureFinding } from './feature.js';
import type { Finding } from './finding.js';
import { definitionOn, qemuVersion } from './host.js';
import { type LibvirtVerdict, libvirtVerdict } from './libvirt-verdict.js';
import { maximumQuestion } from './maximum-question.js';
import { type NearestModel, nearestModels } from './nearest.js';
import { askGuest, type GuestCpu, type GuestQuestion } from './question.js';
import { makeScene, type SceneOptions } from './scene.js';
import { turnedOff } from './turned-off.js';
import { turnedOn } from './turned-on.js';
import { featureNames, featuresOn } from './words.js';

export interface HostExplanation {
  readonly model: string;
  /** The versioned name behind the model's on this machine type. */
  readonly aliasOf: string | null;
  readonly machine: string;
  readonly accelerator: string;
  /** The host's QEMU, and the release that its models are explained as. */
  readonly qemu: { readonly version: string; readonly release: string };
  /** `no`: something asked for is missing; QEMU starts anyway, with a warning, unless told to enforce. */
  readonly runs: 'yes' | 'no' | 'unknown';
  /** Asked for and not given. */
  readonly missing: readonly Finding[];
  /** In the model's definition, yet off before the host is asked: defaults, dependencies, machine type. */
  readonly withheld: readonly Finding[];
  /** On, although the host CPU lacks it or does not show it. */
  readonly emulated: readonly Finding[];
  /** On, but not seen by the guest, or of no known fate. */
  readonly doubtful: readonly Finding[];
  /** The feature that was asked about. */
  readonly feature: Finding | null;
  readonly libvirt: LibvirtVerdict | null;
  readonly nearest: readonly NearestModel[];
  readonly use: Advice | null;
  readonly agree: readonly Agreement[];
  /** What the evidence does not tell. */
  readonly unknown: readonly string[];
}

export type HostQuestion = SceneOptions & GuestCpu & { readonly feature?: string | undefined };

/**
 * Whether a model, or a guest's `<cpu>`, runs on a host; for everything that stands in the way the cause and the remedy
 * with their evidence; and what to use instead.
 *
 * @throws CpuModelError for names that QEMU does not know
 */
export function explainHost(question: HostQuestion): HostExplanation {
  const scene = makeScene(question);
  if (question.model === 'host' || question.model === 'max')
    return maximumQuestion(scene, question.model, question.feature);
  const guest = askGuest(scene, question);
  const findings = featuresOn(guest.cpu).map((name) => turnedOn(guest, name));
  const missing = findings.filter(({ effect }) => effect === 'missing');
  const libvirt = libvirtVerdict(guest);
  const asked = question.feature === undefined ? null : featureFinding(guest, question.feature);
  const runs = verdict(guest, findings);
  return {
    model: guest.cpu.model,
    aliasOf: guest.cpu.aliasOf,
    machine: scene.machine,
    accelerator: scene.host.accel,
    qemu: { version: qemuVersion(scene.host), release: scene.qemu.release },
    runs,
    missing,
    withheld: withheldOf(guest),
    emulated: findings.filter(({ cause }) => cause === 'emulated'),
    doubtful: findings.filter(({ effect }) => effect === 'hidden' || effect === 'unknown'),
    feature: asked,
    libvirt,
    nearest: runs === 'no' ? nearestModels(scene, guest.cpu) : [],
    use: adviceFor(guest, missing, libvirt),
    agree: agreements([scene.host], dependenceOf(guest)),
    unknown: [...scene.gaps, ...gapsOf(guest)],
  };
}

/** Everything there is to say of one feature; {@link explainHost} says it of the whole model as well. */
export function explainFeature(question: HostQuestion & { readonly feature: string }): Finding {
  const scene = makeScene(question);
  if (question.model === 'host' || question.model === 'max') {
    return maximumQuestion(scene, question.model, question.feature).feature as Finding;
  }
  return featureFinding(askGuest(scene, question), question.feature);
}

/** QEMU's own verdict counts where it gave one about just this CPU. */
function verdict({ scene, cpu, options }: GuestQuestion, findings: readonly Finding[]): HostExplanation['runs'] {
  if (findings.some(({ effect }) => effect === 'missing')) return 'no';
  const said = scene.asked !== scene.machine ? null : definitionOn(scene.host, scene.asked, cpu.model);
  const plain = Object.keys(options.properties ?? {}).length === 0;
  if (plain && said?.['unavailable-features'] !== undefined)
    return said['unavailable-features'].length === 0 ? 'yes' : 'no';
  return findings.some(({ cause }) => cause === 'unknown') ? 'unknown' : 'yes';
}

function withheldOf(guest: GuestQuestion): Finding[] {
  const { compiled } = guest.scene;
  const off = featureNames(compiled).filter(
    (name) => bitOf(compiled, name) !== null && propertyValue(guest.cpu, name) !== true,
  );
  // What depends on VMX is a crowd; no named model has VMX itself on.
  const telling = off.filter((name) => !name.startsWith('vmx-') && definedIn(guest.cpu, name).has);
  return telling.map((name) => turnedOff(guest, name)).filter(({ cause }) => cause !== 'asked-off');
}

function gapsOf({ scene, cpu }: GuestQuestion): string[] {
  if (scene.asked !== scene.machine) return [];
  const said = definitionOn(scene.host, scene.asked, cpu.model);
  return said === null ? [`the host's QEMU says nothing about ${cpu.model} on ${scene.asked}: it may not have it`] : [];
}

/** What of a guest makes it depend on more than features. */
export function dependenceOf({ cpu, guest, scene }: GuestQuestion): Dependence {
  const is = (name: string) => scene.compiled.slots.has(name) && propertyValue(cpu, name) === true;
  return {
    fixedTsc: is('invtsc') || guest?.rest?.tsc !== undefined,
    hostPhysBits: is('host-phys-bits') || guest?.rest?.maxPhysAddr?.mode === 'passthrough',
    pmu: is('pmu'),
    xsave: is('xsave'),
    kvm: scene.host.accel === 'kvm',
  };
}
