import { isCpuModelError } from '../errors.js';
import { propertyValue } from '../qemu/expansion.js';
import { origins } from '../qemu/explain.js';
import { describeOrigin } from '../qemu/origin.js';
import { guestPhysBits, physBitsRefused } from '../qemu/phys-bits.js';
import { resolve } from '../qemu/resolve.js';
import type { PropertyValue } from '../qemu/state.js';
import type { Maximum } from './answers.js';
import { FACTS } from './facts/facts.js';
import { type Evidence, type Finding, finding } from './finding.js';
import { propertyNeeds } from './general-causes.js';
import { physBitsOf } from './host.js';
import { hostCpuOf } from './maximum.js';
import type { GuestQuestion } from './question.js';
import { resolveOptions, type Scene } from './scene.js';

/** What the guest gets of a property that is not a feature bit: phys-bits, level, pmu, hv-*. Null if there is none. */
export function propertyFinding(question: GuestQuestion, name: string): Finding | null {
  const { scene, cpu } = question;
  const slot = scene.compiled.slots.get(name);
  if (slot?.kind !== 'value') return null;
  const limited = slot.spec.models;
  if (limited !== undefined && !limited.includes(cpu.request.model.kind)) return ofOthers(slot.name, limited);
  const value = givenByPassthrough(question, slot.name) ?? propertyValue(cpu, slot.name);
  const needs = value === true ? missingNeeds(question, slot.name) : [];
  const origin: Evidence = {
    kind: 'model',
    text: describeOrigin(origins(cpu)(slot.name)),
    source: `QEMU ${scene.qemu.release}`,
  };
  const found = describe(scene, slot.name, value, [origin]);
  const own = slot.name === 'phys-bits' ? physBitsFinding(question, found) : found;
  if (needs.length === 0) return own;
  return {
    ...own,
    cause: 'dependency',
    reason: `QEMU refuses ${slot.name} without ${needs.join(', ')}`,
    remedy: `set ${needs.map((need) => `${need}=on`).join(',')}`,
    properties: Object.fromEntries(needs.map((need) => [need, true])),
  };
}

/** The same of `host` and `max`, by what the host's QEMU said of them. Null if there is no such property. */
export function maximumProperty(scene: Scene, maximum: Maximum | null, name: string): Finding | null {
  const slot = scene.compiled.slots.get(name);
  if (slot?.kind !== 'value') return null;
  const told = maximum?.get(slot.name);
  const value = told ?? valueByTables(scene, slot.name);
  if (value === null)
    return finding({
      feature: slot.name,
      effect: 'unknown',
      cause: 'unknown',
      reason: maximum === null ? 'the host was not asked' : "the host's QEMU did not say",
      certain: false,
      unknown: `what ${slot.name} is for host and max here`,
    });
  const said: Evidence =
    told === undefined
      ? { kind: 'model', text: `${slot.name}=${shown(value)} of the model host`, source: `QEMU ${scene.qemu.release}` }
      : { kind: 'probe', text: `QEMU says ${slot.name}=${shown(value)} of the model host here` };
  const found = describe(scene, slot.name, value, [said]);
  const byHost = maximum?.get('host-phys-bits') ?? valueByTables(scene, 'host-phys-bits');
  if (slot.name !== 'phys-bits' || byHost !== true) return found;
  return widthOfHost(found, physBitsOf(scene.host));
}

/** What a known release says where the host's answer has only features; null without any answer about the host. */
function valueByTables(scene: Scene, name: string): PropertyValue | null {
  const host = hostCpuOf(scene);
  if (host === null) return null;
  const model = scene.host.accel === 'kvm' ? 'host' : 'max';
  return propertyOr(resolve(scene.qemu, { ...resolveOptions(scene), model, host }), name);
}

/** hv-passthrough switches on whatever KVM offers (kvm_hyperv_expand_features). */
function givenByPassthrough({ scene, cpu }: GuestQuestion, name: string): true | null {
  const passthrough = scene.compiled.slots.has('hv-passthrough') && propertyValue(cpu, 'hv-passthrough') === true;
  const enlightenment = FACTS.properties.some(({ property }) => property === name && property.startsWith('hv-'));
  return passthrough && enlightenment ? true : null;
}

function ofOthers(name: string, models: readonly string[]): Finding {
  return finding({
    feature: name,
    effect: 'off',
    cause: 'not-in-model',
    reason: `only ${models.join(' and ')} have the property; QEMU refuses it for others`,
    remedy: `use ${models[0] ?? 'host'}, or leave ${name} out`,
  });
}

function describe(scene: Scene, name: string, value: PropertyValue, evidence: readonly Evidence[]): Finding {
  const facts = FACTS.properties.filter(
    (fact) =>
      fact.property === name &&
      (fact.accelerator === undefined || fact.accelerator === scene.host.accel) &&
      (fact.value === undefined || fact.value === plain(value)),
  );
  const first = facts[0]?.what;
  return finding({
    feature: name,
    effect: value === true || (typeof value !== 'boolean' && value !== 0) ? 'on' : 'off',
    cause: 'available',
    reason: `${name}=${shown(value)}${first === undefined ? '' : `: ${first}`}`,
    remedy: null,
    evidence: [...evidence, ...facts.map(({ what, source }): Evidence => ({ kind: 'fact', text: what, source }))],
  });
}

function physBitsFinding({ scene, cpu }: GuestQuestion, found: Finding): Finding {
  const refused = physBitsRefused(cpu);
  if (refused !== null)
    return {
      ...found,
      effect: 'missing',
      cause: 'unknown',
      reason: `QEMU refuses it: ${refused}`,
      remedy: 'leave phys-bits out',
    };
  const host = physBitsOf(scene.host);
  const bits = guestPhysBits(cpu, host);
  const byHost = propertyOr(cpu, 'host-phys-bits') === true && cpu.accelerator === 'kvm';
  if (byHost) return widthOfHost(found, bits);
  const wider = cpu.accelerator === 'kvm' && host !== null && bits !== null && bits > host;
  return {
    ...found,
    effect: 'on',
    reason: `the guest sees ${bits} bits (${found.reason})${wider ? `; the host has only ${host}: memory above that is not there` : ''}`,
    remedy: wider ? 'set host-phys-bits=on, or phys-bits to what every host has' : found.remedy,
  };
}

function widthOfHost(found: Finding, bits: number | null): Finding {
  return {
    ...found,
    effect: 'on',
    reason: `the guest sees the host's own width${bits === null ? '' : `, ${bits} bits`} (host-phys-bits=on), so it moves only to hosts with the same`,
    ...(bits === null ? { certain: false, unknown: "the host's width of physical addresses" } : {}),
  };
}

function propertyOr(cpu: GuestQuestion['cpu'], name: string): PropertyValue | null {
  try {
    return propertyValue(cpu, name);
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

/** Properties without which QEMU refuses one, and that are off; those that they need themselves too. */
export function missingNeeds(question: GuestQuestion, name: string): string[] {
  const { scene, cpu } = question;
  return propertyNeeds(name).filter(
    (need) =>
      scene.compiled.slots.has(need) &&
      givenByPassthrough(question, need) === null &&
      propertyValue(cpu, need) !== true,
  );
}

/** What of the properties QEMU refuses: for want of another, or for its value. */
export function refusedProperties(question: GuestQuestion): Finding[] {
  const { scene, cpu } = question;
  const on = FACTS.properties.filter(
    ({ property, needs, accelerator }) =>
      needs !== undefined &&
      (accelerator === undefined || accelerator === scene.host.accel) &&
      scene.compiled.slots.has(property) &&
      propertyValue(cpu, property) === true,
  );
  const lacking = on.map(({ property }) => property).filter((name) => missingNeeds(question, name).length > 0);
  const refused = physBitsRefused(cpu) === null ? lacking : [...lacking, 'phys-bits'];
  return refused
    .flatMap((name) => propertyFinding(question, name) ?? [])
    .map((one) => ({ ...one, effect: 'missing' as const }));
}

function plain(value: PropertyValue): number | boolean | string {
  return typeof value === 'bigint' ? Number(value) : value;
}

function shown(value: PropertyValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
