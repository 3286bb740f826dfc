import { type Comparison, compare } from '../libvirt/compare.js';
import { compareUnusable } from '../libvirt/compare-unusable.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import { type Cpu, type CpuCheck, guestCpu } from '../libvirt/cpu.js';
import { checkMode } from '../libvirt/features.js';
import type { Finding } from './finding.js';
import { type LibvirtHost, libvirtHost } from './libvirt-host.js';
import { liveVerdict } from './libvirt-live.js';
import { refusal } from './libvirt-refusal.js';
import type { GuestQuestion } from './question.js';

/** Whether libvirt lets the guest start. */
export interface LibvirtVerdict {
  readonly release: string;
  /**
   * By what libvirt judges: QEMU's word that the model is usable, its own map, QEMU's list of blockers, the CPU that
   * QEMU has made (check='full', after it was started and before the guest runs), or nothing (check='none').
   */
  readonly by: 'usable' | 'map' | 'hypervisor' | 'made' | 'nothing';
  readonly starts: boolean | null;
  /** What it refuses the guest for. */
  readonly refused: readonly Finding[];
  /** Refused for another reason than features. */
  readonly obstacle: string | null;
  /** What the verdict rests on and could not be known. */
  readonly unknown: string | null;
}

/** Null without a map. */
export function libvirtVerdict(question: GuestQuestion): LibvirtVerdict | null {
  const cpus = question.scene.libvirt;
  if (cpus === null) return null;
  const guest = question.guest ?? plainGuest(question, cpus);
  const known = guest.model === null ? undefined : cpus.modelsByName.get(guest.model);
  const verdict = { release: cpus.release, refused: [], obstacle: null, unknown: null };
  if (guest.mode === 'host-passthrough' || guest.mode === 'maximum') return { ...verdict, by: 'nothing', starts: true };
  if (known === undefined)
    return { ...verdict, by: 'map', starts: false, obstacle: `libvirt ${cpus.release} has no model ${guest.model}` };
  const host = libvirtHost(question.scene, cpus);
  const refusedName = unsupported(guest, host);
  if (refusedName !== null) return { ...verdict, by: 'map', starts: false, obstacle: refusedName };
  const check = effectiveCheck(guest, question.scene.host.accel);
  if (check === 'none') return { ...verdict, by: 'nothing', starts: true };
  if (host === null)
    return (
      byListAlone(question, cpus, guest) ?? {
        ...verdict,
        by: checkMode(cpus, known.name),
        starts: null,
        unknown: 'what CPU libvirt makes of this host',
      }
    );
  const forbidden = forbiddenIn(guest, host.full);
  if (forbidden !== null) return { ...verdict, by: 'map', starts: false, obstacle: forbidden };
  return check === 'full' ? liveVerdict(question, cpus, guest) : judged(question, { cpus, guest, host });
}

/** What check='default' means (qemuDomainDefCPUPostParse, 9.0 and 11.3). */
export function effectiveCheck({ check, mode }: Cpu, accelerator: 'kvm' | 'tcg'): Exclude<CpuCheck, 'default'> {
  if (check !== 'default') return check;
  if (mode === 'host-passthrough' || mode === 'maximum') return 'none';
  return mode === 'custom' && accelerator === 'tcg' ? 'none' : 'partial';
}

/** The guest as people would write it: the model by libvirt's name, with what was asked for beside it. */
export function plainGuest({ cpu, options }: GuestQuestion, cpus: X86Cpus): Cpu {
  const model =
    [options.model, cpu.aliasOf ?? options.model].find((name) => cpus.modelsByName.has(name)) ?? options.model;
  const named = new Map(cpus.features.map(({ name }) => [name, name]));
  const features = Object.entries(options.properties ?? {}).flatMap(([name, on]) => {
    const known = named.get(name) ?? named.get(name.replaceAll('-', '_'));
    return known === undefined || typeof on !== 'boolean'
      ? []
      : [{ name: known, policy: on ? ('require' as const) : ('disable' as const) }];
  });
  return guestCpu({ model, check: 'partial', features });
}

/** A model that QEMU does not list and that may not be translated (virCPUTranslate). */
function unsupported({ model, fallback }: Cpu, host: LibvirtHost | null): string | null {
  if (host === null || host.models.length === 0 || fallback !== 'forbid') return null;
  return host.models.some(({ name }) => name === model)
    ? null
    : `the host's QEMU does not list ${model}, and fallback='forbid' lets libvirt take no other`;
}

/** virCPUCheckForbiddenFeatures: only what the host's CPU lists beside its model. */
function forbiddenIn({ features }: Cpu, host: Cpu): string | null {
  const listed = (name: string) => host.features.some((one) => one.name === name && one.policy !== 'disable');
  const found = features.find(({ name, policy }) => policy === 'forbid' && listed(name));
  return found === undefined ? null : `the host has what the guest forbids: ${found.name}`;
}

/** virQEMUCapsIsCPUUsable: QEMU calls the model usable, and the guest does nothing but disable features of it. */
function isUsable(cpus: X86Cpus, guest: Cpu, models: LibvirtHost['models']): boolean {
  if (!cpus.behaviours.has('usable-accepted') || guest.features.some(({ policy }) => policy !== 'disable'))
    return false;
  return models.find(({ name }) => name === guest.model)?.blockers?.length === 0;
}

/** Of a host that is known by libvirt's own list of models alone, its word that a model is usable is enough. */
function byListAlone({ scene }: GuestQuestion, cpus: X86Cpus, guest: Cpu): LibvirtVerdict | null {
  const key = scene.asked === null ? undefined : scene.host.definitions[scene.asked];
  const list = (key === undefined ? undefined : scene.host.defs[key]) ?? [];
  const models = list.flatMap(({ name, 'unavailable-features': blockers }) =>
    blockers === undefined ? [] : [{ name, blockers }],
  );
  if (!isUsable(cpus, guest, models)) return null;
  return { release: cpus.release, by: 'usable', starts: true, refused: [], obstacle: null, unknown: null };
}

interface Judging {
  readonly cpus: X86Cpus;
  readonly guest: Cpu;
  readonly host: LibvirtHost;
}

/** check='partial': qemuDomainCheckCPU of 11.3, virCPUCompare in qemuProcessUpdateGuestCPU of 9.0. */
function judged(question: GuestQuestion, { cpus, guest, host }: Judging): LibvirtVerdict {
  const verdict = { release: cpus.release, refused: [], obstacle: null, unknown: null };
  if (isUsable(cpus, guest, host.models)) return { ...verdict, by: 'usable', starts: true };
  const entry = host.models.find(({ name }) => name === guest.model);
  const byBlockers = entry !== undefined && checkMode(cpus, guest.model ?? '') === 'hypervisor';
  const result = byBlockers
    ? compareUnusable(cpus, host.reported, guest, entry.blockers ?? [])
    : compare(cpus, host.full, guest);
  const by = byBlockers ? 'hypervisor' : 'map';
  const unknown =
    byBlockers || host.from === 'cpuid'
      ? null
      : 'the CPUID of the host, which libvirt reads itself: what it has beyond the evidence here, libvirt accepts';
  const base = { ...verdict, by, unknown } as const;
  if (result.result === 'error') return { ...base, starts: false, obstacle: result.error.message };
  if (result.result !== 'incompatible') return { ...base, starts: true };
  const refused =
    result.reason === 'missing' ? result.features.map((name) => refusal(question, cpus, guest, name, by)) : [];
  return { ...base, starts: false, refused, obstacle: refused.length > 0 ? null : obstacleOf(result) };
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
