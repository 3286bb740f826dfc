import { isCpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { origins } from '../qemu/explain.js';
import { describeOrigin } from '../qemu/origin.js';
import { type Finding, finding } from './finding.js';
import { offerOf } from './offers.js';
import type { GuestQuestion } from './question.js';
import { qemuName } from './spelling.js';
import { turnedOn } from './turned-on.js';

const HOW = {
  map: (check: string) => `and ${check} compares hosts with it`,
  hypervisor: (check: string) => `and ${check} takes QEMU's word`,
  made: (check: string) => `and ${check} compares it with the CPU that QEMU has made`,
} as const;

/** A feature that libvirt refuses a guest for. Whether QEMU would give it to the guest decides whose refusal it is. */
export function refusal(
  question: GuestQuestion,
  cpus: X86Cpus,
  guest: Cpu,
  name: string,
  by: keyof typeof HOW,
): Finding {
  const property = qemuName(question.scene.features, name);
  const asked = bitOf(question.scene.compiled, property) !== null && isOn(question, property);
  if (asked) return { ...turnedOn(question, property), effect: 'refused' };
  const explicit = guest.features.some((feature) => feature.name === name);
  const offered = offerOf(question.scene, property).offered;
  const where = explicit
    ? "the guest's own definition asks for it"
    : `libvirt ${cpus.release} counts it as part of ${guest.model}`;
  const qemu = `QEMU ${question.scene.qemu.release} runs ${guest.model} without it`;
  const disable = `<feature policy='disable' name='${name}'/>`;
  const relaxed = by === 'made' ? "check='partial'" : "check='none'";
  return finding({
    feature: property,
    effect: 'refused',
    cause: 'libvirt-differs',
    reason: `${where}, ${qemu}${offered === false ? '; the host cannot give it' : ''}`,
    remedy: by === 'hypervisor' ? disable : `${disable}, or ${relaxed}`,
    properties: { [property]: false },
    evidence: [
      {
        kind: 'map',
        text: `${guest.model} of libvirt ${cpus.release} lists ${name}, ${HOW[by](by === 'made' ? "check='full'" : "check='partial'")}`,
      },
      { kind: 'model', text: qemuSide(question, property), source: `QEMU ${question.scene.qemu.release}` },
    ],
  });
}

function qemuSide(question: GuestQuestion, property: string): string {
  if (bitOf(question.scene.compiled, property) === null) return `QEMU has no feature ${property}`;
  return `${property} is off: ${describeOrigin(origins(question.cpu)(property))}`;
}

function isOn({ cpu }: GuestQuestion, property: string): boolean {
  try {
    return propertyValue(cpu, property) === true;
  } catch (error) {
    if (isCpuModelError(error)) return false;
    throw error;
  }
}

/** What check='full' finds in a CPU that QEMU has made beyond what libvirt expects of the model. */
export function extraFeature({ scene }: GuestQuestion, cpus: X86Cpus, guest: Cpu, name: string): Finding {
  const property = qemuName(scene.features, name);
  return finding({
    feature: property,
    effect: 'refused',
    cause: 'libvirt-differs',
    reason: `QEMU ${scene.qemu.release} gives ${guest.model} the feature, libvirt ${cpus.release} does not count it as part of it`,
    remedy: `<feature policy='require' name='${name}'/>, or check='partial'`,
    properties: {},
    evidence: [
      {
        kind: 'map',
        text: `${guest.model} of libvirt ${cpus.release} does not list ${name}, and check='full' compares it with the CPU that QEMU has made`,
      },
    ],
  });
}
