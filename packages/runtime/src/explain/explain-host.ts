import { type Cpu, guestCpu } from '../libvirt/cpu.js';
import { feature as bitOf } from '../qemu/compile.js';
import { featureWords, propertyValue } from '../qemu/expansion.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { absence, notThere } from './absence.js';
import { adviceFor } from './advice.js';
import { agreements, type Dependence } from './agree.js';
import { isKnownTo } from './answers.js';
import { blockerFindings, blockersOf } from './blockers.js';
import { definedIn } from './definition.js';
import type { HostExplanation } from './explanation.js';
import { askedInVain, featureFinding } from './feature.js';
import type { Finding } from './finding.js';
import { definitionOn, qemuVersion } from './host.js';
import { hostModelGuest } from './host-model.js';
import { libvirtVerdict, verdictWithout } from './libvirt-verdict.js';
import { maximumQuestion } from './maximum-question.js';
import { nearestModels } from './nearest.js';
import { refusedProperties } from './property.js';
import { askGuest, type GuestCpu, type GuestQuestion, modelName, takesHost } from './question.js';
import { makeScene, type Scene, type SceneOptions } from './scene.js';
import { turnedOff } from './turned-off.js';
import { turnedOn } from './turned-on.js';
import { featureNames, featuresOn } from './words.js';

/** Which guest CPU on which host; with `feature`, about that feature alone. */
export type HostQuestion = SceneOptions & GuestCpu & { readonly feature?: string | undefined };

/**
 * Whether a model, or a guest's `<cpu>`, runs on a host; for everything that stands in the way the cause and the remedy
 * with their evidence; and what to use instead.
 *
 * @throws CpuModelError for names that QEMU does not know
 */
export function explainHost(question: HostQuestion): HostExplanation {
  const name = modelName(question);
  const scene = makeScene(question, name ?? undefined);
  if (takesHost(question)) return maximumQuestion(scene, question, question.feature);
  if (question.cpu?.mode === 'host-model') return hostModelQuestion(scene, question);
  const absent = name === null ? null : absence(scene, name);
  if (absent !== null)
    return {
      ...notThere(scene, name ?? '', absent),
      feature: featureThere(scene, question),
      libvirt: verdictWithout(scene, question.cpu ?? guestCpu({ model: name, check: 'partial' })),
    };
  return explainGuest(askGuest(scene, question), question.feature);
}

/** Explains what a guest of mode host-model becomes on the host. */
function hostModelQuestion(scene: Scene, question: HostQuestion): HostExplanation {
  const becomes = hostModelGuest(scene, question.cpu);
  const guest = askGuest(scene, {
    cpu: becomes,
    ...(question.properties === undefined ? {} : { properties: question.properties }),
  });
  return { ...explainGuest(guest, question.feature, question.cpu), becomes };
}

/** What the host makes of a feature of a model that its own QEMU does not have, as a known release has it. */
function featureThere(scene: Scene, question: HostQuestion): Finding | null {
  const name = modelName(question);
  if (question.feature === undefined || name === null || !scene.compiled.models.has(name)) return null;
  return featureFinding(askGuest(scene, question), question.feature);
}

/**
 * The explanation of a CPU that was resolved.
 * @param original what libvirt was asked for, where it was not that CPU itself (host-model)
 */
export function explainGuest(guest: GuestQuestion, feature?: string, original?: Cpu): HostExplanation {
  const { scene } = guest;
  const blockers = blockersOf(guest);
  const asked = featuresOn(guest.cpu).filter((name) => isKnownTo(scene, name) !== false);
  const found = asked.map((name) => turnedOn(guest, name));
  // The host's own list of blockers wins over any table.
  const findings = blockers === null ? found : found.map((one) => (one.effect === 'missing' ? settled(one) : one));
  const named = blockers === null ? [] : blockerFindings(guest, blockers);
  const missing = [
    ...findings.filter(({ effect }) => effect === 'missing'),
    ...named.filter(({ effect }) => effect === 'missing'),
    ...refusedProperties(guest),
    ...askedInVain(guest),
  ];
  const libvirt = libvirtVerdict(guest, original);
  const runs = verdict(guest, missing, findings, blockers);
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
    doubtful: [
      ...named.filter(({ effect }) => effect === 'unknown'),
      ...findings.filter(
        ({ effect, feature: one }) => effect === 'hidden' || (effect === 'unknown' && blockers?.includes(one) !== true),
      ),
    ],
    feature: feature === undefined ? null : featureFinding(guest, feature),
    libvirt,
    nearest: runs === 'no' ? nearestModels(scene, guest.cpu) : [],
    use: adviceFor(guest, missing, libvirt),
    agree: agreements([scene.host], dependenceOf(guest)),
    unknown: [...scene.gaps, ...gapsOf(guest)],
    becomes: null,
  };
}

/** Our tables say it is missing, the host's QEMU says nothing blocks this CPU. */
function settled(found: Finding): Finding {
  return {
    ...found,
    effect: 'on',
    cause: 'available',
    reason: "the host's QEMU names no such blocker for this model",
    remedy: null,
    properties: {},
  };
}

/** Everything there is to say of one feature; {@link explainHost} says it of the whole model as well. */
export function explainFeature(question: HostQuestion & { readonly feature: string }): Finding {
  const name = modelName(question);
  const scene = makeScene(question, name ?? undefined);
  if (takesHost(question)) return maximumQuestion(scene, question, question.feature).feature as Finding;
  return featureFinding(askGuest(scene, question), question.feature);
}

/** QEMU's own verdict counts where it gave one about just this CPU. */
function verdict(
  { scene, options, cpu }: GuestQuestion,
  missing: readonly Finding[],
  findings: readonly Finding[],
  blockers: readonly string[] | null,
): HostExplanation['runs'] {
  if (missing.length > 0) return 'no';
  if (blockers !== null) return blockers.includes('') ? 'unknown' : 'yes';
  const plain = Object.keys(options.properties ?? {}).length === 0;
  const usable = scene.asked !== scene.machine ? null : definitionOn(scene.host, scene.asked, cpu.model);
  if (plain && usable?.usable === true) return 'yes';
  if (plain && usable?.usable === false) return 'no';
  // A QEMU without a name for a feature of the model is most likely older than the model.
  const isNewer = usable === null && featuresOn(cpu).some((name) => isKnownTo(scene, name) === false);
  return isNewer || findings.some(({ cause }) => cause === 'unknown') ? 'unknown' : 'yes';
}

function withheldOf(guest: GuestQuestion): Finding[] {
  const { compiled } = guest.scene;
  const off = featureNames(compiled).filter(
    (name) =>
      bitOf(compiled, name) !== null &&
      propertyValue(guest.cpu, name) !== true &&
      isKnownTo(guest.scene, name) !== false,
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

/** Components of XSAVE state that a CPU has: its XCR0 and IA32_XSS. */
export function componentsOf(cpu: ResolvedCpu): bigint {
  const words = featureWords(cpu);
  const half = (name: string) => words[name] ?? 0n;
  const high = (half('FEAT_XSAVE_XCR0_HI') | half('FEAT_XSAVE_XSS_HI')) << 32n;
  return (
    half('FEAT_XSAVE_XCR0_LO') |
    half('FEAT_XSAVE_XSS_LO') |
    high |
    half('FEAT_XSAVE_COMP_LO') |
    (half('FEAT_XSAVE_COMP_HI') << 32n)
  );
}

/** What of a guest makes it depend on more than features. */
export function dependenceOf({ cpu, guest, scene }: GuestQuestion): Dependence {
  const is = (name: string) => scene.compiled.slots.has(name) && propertyValue(cpu, name) === true;
  return {
    fixedTsc: is('invtsc') || guest?.rest?.tsc !== undefined,
    hostPhysBits: is('host-phys-bits') || guest?.rest?.maxPhysAddr?.mode === 'passthrough',
    pmu: is('pmu'),
    xsave: componentsOf(cpu),
    kvm: scene.host.accel === 'kvm',
  };
}
