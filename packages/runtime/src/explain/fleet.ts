import { CpuModelError, isCpuModelError } from '../errors.js';
import { type BaselineOptions, baseline } from '../libvirt/baseline.js';
import { type Bits, emptyBits, setBit } from '../libvirt/bits.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { decode } from '../libvirt/decode.js';
import { ACCUMULATING_FEATURES } from '../libvirt/hosts-baseline.js';
import { bestHostsModel, knownAlias } from '../libvirt/hosts-model.js';
import { loadMap } from '../libvirt/load.js';
import type { CpuMap } from '../libvirt/map.js';
import { hasProperty } from '../qemu/names.js';
import { resolve } from '../qemu/resolve.js';
import type { FeatureSpelling } from '../vocabulary.js';
import { isKnownTo } from './answers.js';
import { isMarked } from './bit.js';
import type { Fact } from './facts/fact.js';
import { FACTS, factAbout, factsAbout } from './facts/facts.js';
import type { ExplainHost } from './host.js';
import { hostCause } from './host-cause.js';
import { brokenOn } from './host-cause-cpu.js';
import { physicalData } from './libvirt-host.js';
import { neededFeatures } from './needs.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import { makeScene, resolveOptions, type Scene, type SceneOptions } from './scene.js';
import { qemuName } from './spelling.js';
import { featuresOn } from './words.js';

/** A host of a fleet. */
export interface FleetMember {
  readonly name: string;
  readonly host: ExplainHost;
}

/** Hosts of a fleet, and the data with which they are read. */
export interface FleetQuestion {
  readonly members: readonly FleetMember[];
  readonly qemu: SceneOptions['qemu'];
  /** The map that names models and features. */
  readonly libvirt: CpuMap;
  readonly features: readonly FeatureSpelling[];
}

/** Features that a baseline leaves out on CPUs with an erratum in them, as libvirt does. */
export const LEFT_OUT_IF_BROKEN = ['hle', 'rtm'];

/** The richest CPU that every host of a fleet can give, and what it costs. */
export interface FleetBaseline {
  /** The guest's CPU for libvirt. */
  readonly cpu: Cpu;
  /** The whole argument of QEMU's option `-cpu`. */
  readonly commandLine: string;
  /** QEMU's names of the features that every host gives. */
  readonly features: readonly string[];
  /** What each host could give beyond it. */
  readonly costs: readonly { readonly host: string; readonly features: readonly string[] }[];
  /** Features of mitigations that some hosts have: mend the others, and guests can see them everywhere. */
  readonly mend: readonly { readonly feature: string; readonly hosts: readonly string[]; readonly remedy: string }[];
  /** What every CPU has and no guest should ask for, with the reason. */
  readonly leftOut: readonly { readonly feature: string; readonly reason: string }[];
  /** Features of which some hosts do not say whether they give them; they are not in the baseline. */
  readonly undecided: readonly { readonly feature: string; readonly hosts: readonly string[] }[];
  /** libvirt's own answer (virConnectBaselineCPU) for the CPUs whose registers or flags are known; null otherwise. */
  readonly libvirt: Cpu | null;
}

/** What says that this is a guest, and how its CPUs lie: no baseline asks for it. */
export const SET_BY_QEMU = ['hypervisor', 'topoext'];

interface Member {
  readonly name: string;
  readonly scene: Scene;
}

/**
 * The baseline of a fleet in KVM's view: only what every host's QEMU and KVM give, so that a guest with it starts on each.
 * @throws CpuModelError for no host, several vendors, or nothing in common
 */
export function fleetBaseline({ members, qemu, libvirt, features }: FleetQuestion): FleetBaseline {
  const scenes = members.map(({ name, host }) => ({ name, scene: makeScene({ host, qemu, features }) }));
  const cpus = loadMap(libvirt);
  const vendor = commonVendor(scenes);
  const states = cpus.features.map(({ name }, number) => ({
    number,
    reason: reasonAgainst(scenes, cpus, name),
    ...stateOf(scenes, qemuName(features, name)),
  }));
  const kept = withoutDependents(
    scenes,
    states.filter(({ common, reason }) => common && reason === null),
  );
  const bits = bitsOf(cpus, kept);
  const unknown = states.filter(
    ({ lacking, open, reason }) => open.length > 0 && lacking.length === 0 && reason === null,
  );
  if (kept.length === 0) throw new CpuModelError('refused', 'hosts', 'the hosts have no feature in common');
  const vendorName = libvirt.x86.vendors.find(({ string }) => string === vendor)?.name ?? null;
  const allowed = commonModels(scenes);
  const best = bestHostsModel(cpus, bits, vendorName, allowed, bitsOf(cpus, unknown));
  const alias = knownAlias(cpus, best.model ?? '');
  const cpu = {
    ...best,
    ...(alias === null || allowed?.some(({ name }) => name === alias) === false ? {} : { model: alias }),
    check: 'partial' as const,
    fallback: 'forbid' as const,
  };
  const common = kept.map(({ qemu: name }) => name);
  const off = switchedOff(scenes, cpu);
  return {
    cpu,
    commandLine: commandLineOf(scenes, cpu, off, features),
    features: common,
    costs: scenes.map(({ name, scene }) => ({
      host: name,
      features: beyond(scene, states, new Set(common), off),
    })),
    mend: states.flatMap((state) => mendOf(scenes, state)),
    leftOut: leftOut(scenes, states),
    undecided: unknown.map(({ qemu: feature, open }) => ({ feature, hosts: open })),
    libvirt: libvirtAnswer(scenes, cpus),
  };
}

function bitsOf(cpus: X86Cpus, features: readonly { readonly number: number }[]): Bits {
  const bits = emptyBits(cpus.features.length);
  for (const { number } of features) setBit(bits, number);
  return bits;
}

/** Without what QEMU clears for want of something that is not in common either. */
function withoutDependents<One extends State>(scenes: readonly Member[], kept: readonly One[]): One[] {
  const names = new Set(kept.map(({ qemu }) => qemu));
  const releases = new Set(scenes.map(({ scene }) => scene.qemu));
  const lacks = (name: string) =>
    [...releases].some((release) =>
      [...(neededFeatures(release).get(name) ?? [])].some((need) => hasProperty(release, need) && !names.has(need)),
    );
  return kept.filter(({ qemu }) => !lacks(qemu));
}

/** Whether a guest can ask the QEMU of a host for a feature at all. */
function isAskable(scene: Scene, name: string): boolean {
  return hasProperty(scene.qemu, name) && isKnownTo(scene, name) !== false;
}

function stateOf(scenes: readonly Member[], name: string) {
  const offers = scenes.map(({ name: host, scene }) => {
    const { offered } = offerOf(scene, name);
    return { host, offered: offered === true && !isAskable(scene, name) ? false : offered };
  });
  const of = (offered: boolean | null) => offers.filter((one) => one.offered === offered).map(({ host }) => host);
  const [having, lacking, open] = [of(true), of(false), of(null)];
  return { qemu: name, common: having.length === scenes.length, having, lacking, open };
}

type State = ReturnType<typeof stateOf>;

/** With why no guest may ask for it; null where one may. */
type Judged = State & { readonly reason: string | null };

/** Null where no host tells it; one that does not tell it stands in no other's way. */
function commonVendor(scenes: readonly Member[]): string | null {
  const vendors = [...new Set(scenes.flatMap(({ scene }) => scene.vendor ?? []))];
  if (scenes.length === 0) throw new CpuModelError('bad-value', 'hosts', 'no host was given; expected at least one');
  if (vendors.length < 2) return vendors[0] ?? null;
  const list = scenes.map(({ name, scene }) => `${name}: ${scene.vendor ?? 'unknown'}`).join(', ');
  throw new CpuModelError(
    'refused',
    'hosts',
    `the hosts are of several vendors, between which no guest can move (${list})`,
  );
}

/** Models that every host lists; undefined where one did not list any. */
function commonModels(scenes: readonly Member[]): BaselineOptions['models'] {
  const lists = scenes.map(({ scene: { host, asked } }) => {
    const key = asked === null ? undefined : host.definitions[asked];
    return (key === undefined ? undefined : host.defs[key]) ?? [];
  });
  if (lists.some((list) => list.length === 0)) return undefined;
  const [first = [], ...rest] = lists;
  const common = first.filter(({ name }) => rest.every((list) => list.some((one) => one.name === name)));
  return common.map(({ name }) => ({ name }));
}

/** Null where a guest may ask for the feature. */
function reasonAgainst(scenes: readonly Member[], cpus: X86Cpus, name: string): string | null {
  const qemu = qemuName(scenes[0]?.scene.features ?? [], name);
  const never = factAbout(FACTS.kvmNever, qemu);
  if (never !== undefined) return never.reason;
  const given = [FACTS.needsPmu, FACTS.byTopology]
    .map((facts) => factAbout<Fact>(facts, qemu))
    .find((fact) => fact !== undefined);
  if (given !== undefined) return given.reason;
  if (scenes.every(({ scene }) => !hasProperty(scene.qemu, qemu)))
    return 'QEMU has no property for it: guests have it by what else they have, or not at all';
  if (SET_BY_QEMU.includes(qemu)) return 'QEMU sets it by itself for every guest that needs it';
  if (cpus.nonMigratable !== undefined && isNonMigratable(cpus, name))
    return scenes.some(({ scene }) => isMarked(scene.compiled, qemu, 'unmigratable'))
      ? 'a guest with it cannot migrate'
      : "libvirt's baselines leave it out; QEMU itself migrates it";
  if (!LEFT_OUT_IF_BROKEN.includes(qemu)) return null;
  return scenes.flatMap(({ scene }) => brokenOn(scene, qemu) ?? [])[0]?.reason ?? null;
}

function isNonMigratable(cpus: X86Cpus, name: string): boolean {
  const number = cpus.featureNumbers[name];
  return number !== undefined && ((cpus.nonMigratable[number >> 5] ?? 0) >>> (number & 31)) % 2 === 1;
}

/** What a host could give a guest that may ask for it or has it by the model, and the baseline does not have. */
function beyond(
  scene: Scene,
  states: readonly Judged[],
  common: ReadonlySet<string>,
  off: ReadonlySet<string>,
): string[] {
  return states
    .filter(({ qemu, reason }) => !common.has(qemu) && (reason === null || off.has(qemu)))
    .map(({ qemu }) => qemu)
    .filter((name) => offerOf(scene, name).offered === true);
}

/**
 * Bits that say that a mitigation is there (a guest should see them, and may only where every host has them), and whatever
 * else a host lacks only for want of microcode or by its firmware's setup.
 */
function mendOf(scenes: readonly Member[], { qemu: feature, having, lacking }: State) {
  if (having.length === 0 || lacking.length === 0) return [];
  const remedy = factAbout(FACTS.fromMicrocode, feature)?.remedy;
  if (ACCUMULATING_FEATURES.includes(feature))
    return [{ feature, hosts: lacking, remedy: remedy ?? 'update the microcode of the host' }];
  const mendable = remedy === undefined ? 'firmware-off' : 'microcode';
  if (remedy === undefined && !factsAbout(FACTS.errata, feature).some(({ cause }) => cause === mendable)) return [];
  const causes = scenes
    .filter(({ name }) => lacking.includes(name))
    .map(({ name, scene }) => ({ name, ...hostCause(scene, feature) }))
    .filter(({ cause }) => cause === mendable);
  const [first] = causes;
  if (first === undefined) return [];
  return [{ feature, hosts: causes.map(({ name }) => name), remedy: first.remedy ?? first.reason }];
}

function leftOut(scenes: readonly Member[], states: readonly Judged[]) {
  return states.flatMap(({ qemu, reason }) => {
    if (reason === null || !scenes.every(({ scene }) => possessionOf(scene, qemu).has === true)) return [];
    return [{ feature: qemu, reason }];
  });
}

/** What QEMU's model has and some host does not give. */
function switchedOff(scenes: readonly Member[], { model }: Cpu): Set<string> {
  const own = scenes.flatMap(({ scene }) => [...(ownFeatures(scene, model ?? '') ?? [])]);
  return new Set(own.filter((name) => scenes.some(({ scene }) => offerOf(scene, name).offered === false)));
}

/** The model by QEMU's name with that off, and what all give beside it on. */
function commandLineOf(
  scenes: readonly Member[],
  cpu: Cpu,
  off: ReadonlySet<string>,
  features: readonly FeatureSpelling[],
): string {
  const asked = cpu.features.filter(({ policy }) => policy === 'require').map(({ name }) => qemuName(features, name));
  const list = [...withNeeds(scenes, cpu, asked).map((name) => `${name}=on`), ...[...off].map((name) => `${name}=off`)];
  return `-cpu ${[cpu.model, ...list].join(',')}`;
}

/** What is asked for, and before it what QEMU does not give it without and the model does not have on. */
function withNeeds(scenes: readonly Member[], { model }: Cpu, asked: readonly string[]): string[] {
  const needs = scenes.flatMap(({ scene }) => {
    const own = ownFeatures(scene, model ?? '');
    if (own === null) return [];
    const all = neededFeatures(scene.qemu);
    return asked.flatMap((name) => [...(all.get(name) ?? [])].filter((need) => !own.has(need)));
  });
  return [...new Set([...needs, ...asked])];
}

/** What QEMU turns on in a model there; null where it does not have the model. */
function ownFeatures(scene: Scene, model: string): ReadonlySet<string> | null {
  try {
    return new Set(featuresOn(resolve(scene.qemu, { ...resolveOptions(scene), model })));
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

function libvirtAnswer(scenes: readonly Member[], cpus: X86Cpus): Cpu | null {
  const data = scenes.map(({ scene }) => physicalData(scene, cpus));
  try {
    const hosts = data.map((one) => (one === null ? null : decode(cpus, one)));
    if (hosts.some((host) => host === null)) return null;
    return baseline(cpus, hosts as Cpu[]);
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}
