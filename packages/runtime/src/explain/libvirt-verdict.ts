import { isCpuModelError } from '../errors.js';
import { type Comparison, compare } from '../libvirt/compare.js';
import { compareUnusable } from '../libvirt/compare-unusable.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import { type Cpu, guestCpu } from '../libvirt/cpu.js';
import { checkMode } from '../libvirt/features.js';
import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { origins } from '../qemu/explain.js';
import { describeOrigin } from '../qemu/origin.js';
import { type Finding, finding } from './finding.js';
import { type LibvirtHost, libvirtHost } from './libvirt-host.js';
import { offerOf } from './offers.js';
import type { GuestQuestion } from './question.js';
import { qemuName } from './spelling.js';
import { turnedOn } from './turned-on.js';

/** Whether libvirt lets the guest start, before QEMU is even asked. */
export interface LibvirtVerdict {
  readonly release: string;
  /** By what libvirt judges: its own map, QEMU's list of blockers, or nothing (check='none'). */
  readonly by: 'map' | 'hypervisor' | 'nothing';
  readonly starts: boolean | null;
  /** What it refuses the guest for. */
  readonly refused: readonly Finding[];
  /** Refused for another reason than features. */
  readonly obstacle: string | null;
}

/** Null without a map. */
export function libvirtVerdict(question: GuestQuestion): LibvirtVerdict | null {
  const cpus = question.scene.libvirt;
  if (cpus === null) return null;
  const guest = question.guest ?? plainGuest(question, cpus);
  const known = guest.model === null ? undefined : cpus.modelsByName.get(guest.model);
  const verdict = { release: cpus.release, refused: [], obstacle: null };
  if (guest.check === 'none' || guest.mode !== 'custom') return { ...verdict, by: 'nothing', starts: true };
  if (known === undefined)
    return { ...verdict, by: 'map', starts: false, obstacle: `libvirt ${cpus.release} has no model ${guest.model}` };
  const host = libvirtHost(question.scene, cpus);
  const by = checkMode(cpus, known.name);
  if (host === null) return { ...verdict, by, starts: null };
  return judged(question, { cpus, guest, host, by });
}

/** The guest as people would write it: the model by libvirt's name, with what was asked for beside it. */
export function plainGuest({ cpu, options }: GuestQuestion, cpus: X86Cpus): Cpu {
  const model =
    [options.model, cpu.aliasOf ?? options.model].find((name) => cpus.modelsByName.has(name)) ?? options.model;
  return guestCpu({ model, check: 'partial' });
}

interface Judging {
  readonly cpus: X86Cpus;
  readonly guest: Cpu;
  readonly host: LibvirtHost;
  readonly by: 'map' | 'hypervisor';
}

function judged(question: GuestQuestion, { cpus, guest, host, by }: Judging): LibvirtVerdict {
  const blockers = host.models.find(({ name }) => name === guest.model)?.blockers;
  const byBlockers = by === 'hypervisor' && blockers !== undefined;
  const result = byBlockers ? compareUnusable(cpus, host.cpu, guest, blockers) : compare(cpus, host.cpu, guest);
  const verdict = { release: cpus.release, by: byBlockers ? ('hypervisor' as const) : ('map' as const) };
  if (result.result === 'error') return { ...verdict, starts: false, refused: [], obstacle: result.error.message };
  if (result.result !== 'incompatible') return { ...verdict, starts: true, refused: [], obstacle: null };
  const refused =
    result.reason === 'missing' ? result.features.map((name) => refusal(question, cpus, guest, name, verdict.by)) : [];
  return { ...verdict, starts: false, refused, obstacle: refused.length > 0 ? null : obstacleOf(result) };
}

function obstacleOf(result: Extract<Comparison, { result: 'incompatible' }>): string {
  const list = result.features.length === 0 ? '' : `: ${result.features.join(', ')}`;
  switch (result.reason) {
    case 'vendor':
      return 'the guest asks for another vendor than the host has';
    case 'arch':
      return 'the guest asks for another architecture';
    case 'forbidden':
      return `the host has what the guest forbids${list}`;
    case 'extra':
      return `match='strict', and the host has more${list}`;
    default:
      return 'libvirt does not know what CPU the host has';
  }
}

/** Whether QEMU would give the guest the feature too decides whose refusal it is. */
function refusal(question: GuestQuestion, cpus: X86Cpus, guest: Cpu, name: string, by: 'map' | 'hypervisor'): Finding {
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
  return finding({
    feature: property,
    effect: 'refused',
    cause: 'libvirt-differs',
    reason: `${where}, ${qemu}${offered === false ? '; the host cannot give it' : ''}`,
    remedy: by === 'map' ? `${disable}, or check='none'` : disable,
    properties: { [property]: false },
    evidence: [
      {
        kind: 'map',
        text: `${guest.model} of libvirt ${cpus.release} lists ${name}, and check='partial' compares hosts with it`,
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
