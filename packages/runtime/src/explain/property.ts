import { propertyValue } from '../qemu/expansion.js';
import { origins } from '../qemu/explain.js';
import { describeOrigin } from '../qemu/origin.js';
import type { PropertyValue } from '../qemu/state.js';
import { FACTS } from './facts/fact.js';
import { type Evidence, type Finding, finding } from './finding.js';
import { propertyNeeds } from './general-causes.js';
import type { GuestQuestion } from './question.js';

/** What the guest gets of a property that is no feature bit: phys-bits, level, pmu, hv-*. Null if there is none. */
export function propertyFinding(question: GuestQuestion, name: string): Finding | null {
  const { scene, cpu } = question;
  const slot = scene.compiled.slots.get(name);
  if (slot?.kind !== 'value') return null;
  const value = propertyValue(cpu, slot.name);
  const facts = FACTS.properties.filter(
    (fact) =>
      fact.property === slot.name &&
      (fact.accelerator === undefined || fact.accelerator === scene.host.accel) &&
      (fact.value === undefined || fact.value === plain(value)),
  );
  const needs = value === true ? missingNeeds(question, slot.name) : [];
  const evidence: Evidence[] = [
    { kind: 'model', text: describeOrigin(origins(cpu)(slot.name)), source: `QEMU ${scene.qemu.release}` },
    ...facts.map(({ what, source }): Evidence => ({ kind: 'fact', text: what, source })),
  ];
  const first = facts[0]?.what;
  return finding({
    feature: slot.name,
    effect: value === true || (typeof value !== 'boolean' && value !== 0) ? 'on' : 'off',
    cause: needs.length > 0 ? 'dependency' : 'available',
    reason:
      needs.length > 0
        ? `QEMU refuses ${slot.name} without ${needs.join(', ')}`
        : `${slot.name}=${shown(value)}${first === undefined ? '' : `: ${first}`}`,
    remedy: needs.length > 0 ? `set ${needs.map((need) => `${need}=on`).join(',')}` : null,
    properties: Object.fromEntries(needs.map((need) => [need, true])),
    evidence,
  });
}

/** Properties without which QEMU refuses one, and that are off; those that they need themselves too. */
export function missingNeeds({ scene, cpu }: GuestQuestion, name: string): string[] {
  return propertyNeeds(name).filter((need) => scene.compiled.slots.has(need) && propertyValue(cpu, need) !== true);
}

/** What of the properties that are on QEMU refuses for want of another, one sentence each. */
export function refusedProperties(question: GuestQuestion): Finding[] {
  const { scene, cpu } = question;
  const on = FACTS.properties.filter(
    ({ property, needs, accelerator }) =>
      needs !== undefined &&
      (accelerator === undefined || accelerator === scene.host.accel) &&
      scene.compiled.slots.has(property) &&
      propertyValue(cpu, property) === true,
  );
  const refused = on.filter(({ property }) => missingNeeds(question, property).length > 0);
  return refused
    .flatMap(({ property }) => propertyFinding(question, property) ?? [])
    .map((one) => ({ ...one, effect: 'missing' as const }));
}

function plain(value: PropertyValue): number | boolean | string {
  return typeof value === 'bigint' ? Number(value) : value;
}

function shown(value: PropertyValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);
}
