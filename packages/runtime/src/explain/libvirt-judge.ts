import { isCpuModelError } from '../errors.js';
import { type Comparison, compare } from '../libvirt/compare.js';
import { compareUnusable } from '../libvirt/compare-unusable.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { checkMode } from '../libvirt/features.js';
import { dropFeaturesUnknownToQemu } from '../libvirt/filters.js';
import { translate } from '../libvirt/translate.js';
import { update } from '../libvirt/update.js';
import type { LibvirtHost } from './libvirt-host.js';

/** What libvirt decides about a guest, by names alone. */
export interface Judgement {
  readonly by: 'usable' | 'map' | 'hypervisor' | 'made' | 'nothing';
  readonly starts: boolean;
  /** libvirt's names of what it refuses the guest for. */
  readonly lacking: readonly string[];
  /** What the CPU that QEMU made, or with match='strict' the host's, has beyond what was specified. */
  readonly extra: readonly string[];
  /** Refused for another reason than features. */
  readonly obstacle: string | null;
  /** The model that QEMU is told of, where the host's QEMU does not list the guest's own. */
  readonly becomes: string | null;
  /** The CPU as QEMU is told of it; null where it is refused. */
  readonly cpu: Cpu | null;
}

const FINE = { by: 'nothing', starts: true, lacking: [], extra: [], obstacle: null, becomes: null, cpu: null } as const;

/**
 * Whether libvirt starts a guest: forbidden features, the check, and the translation to a model that QEMU has, in the
 * order of qemuProcessUpdateGuestCPU (9.0 and 11.3). check='full' is like 'none' here: see {@link judgeMade}.
 */
export function judgeGuest(cpus: X86Cpus, guest: Cpu, host: LibvirtHost): Judgement {
  const forbidden = guest.check === 'none' ? null : forbiddenIn(guest, host.full);
  if (forbidden !== null) return { ...FINE, by: 'map', starts: false, obstacle: forbidden };
  if (guest.mode === 'host-passthrough' || guest.mode === 'maximum')
    return { ...FINE, cpu: dropFeaturesUnknownToQemu(cpus, guest) };
  const checked = guest.check === 'partial' ? check(cpus, guest, host) : FINE;
  return checked.starts ? translated(cpus, guest, host, checked) : checked;
}

/** qemuDomainCheckCPU of 11.3; virCPUCompare in qemuProcessUpdateGuestCPU of 9.0. */
function check(cpus: X86Cpus, guest: Cpu, host: LibvirtHost): Judgement {
  if (isUsable(cpus, guest, host.models)) return { ...FINE, by: 'usable' };
  const entry = host.models.find(({ name }) => name === guest.model);
  const byBlockers = entry !== undefined && host.fromQemu && checkMode(cpus, guest.model ?? '') === 'hypervisor';
  const by = byBlockers ? 'hypervisor' : 'map';
  const result = byBlockers
    ? compareUnusable(cpus, host.reported, guest, entry.blockers ?? [])
    : compare(cpus, host.full, guest);
  if (result.result === 'error') return { ...FINE, by, starts: false, obstacle: result.error.message };
  if (result.result !== 'incompatible') return { ...FINE, by };
  if (result.reason === 'missing') return { ...FINE, by, starts: false, lacking: result.features };
  const extra = result.reason === 'extra' ? result.features : [];
  return { ...FINE, by, starts: false, extra, obstacle: obstacleOf(result) };
}

/** virCPUUpdate and virCPUTranslate: host-model becomes the host's, a model that QEMU does not list the nearest that it lists. */
function translated(cpus: X86Cpus, guest: Cpu, host: LibvirtHost, checked: Judgement): Judgement {
  try {
    const updated = update(cpus, guest, host.migratable);
    const told = translate(cpus, updated, host.models.length === 0 ? null : host.models);
    const cpu = dropFeaturesUnknownToQemu(cpus, { ...told, fallback: 'forbid' });
    return { ...checked, becomes: told.model === guest.model ? null : told.model, cpu };
  } catch (error) {
    if (isCpuModelError(error)) return { ...checked, starts: false, obstacle: error.message };
    throw error;
  }
}

/** virQEMUCapsIsCPUUsable: QEMU calls the model usable, and the guest does nothing but disable features of it. */
export function isUsable(cpus: X86Cpus, guest: Cpu, models: LibvirtHost['models']): boolean {
  if (!cpus.behaviours.has('usable-accepted') || guest.features.some(({ policy }) => policy !== 'disable'))
    return false;
  return models.find(({ name }) => name === guest.model)?.blockers?.length === 0;
}

/** virCPUCheckForbiddenFeatures: only what the host's CPU lists beside its model. */
function forbiddenIn({ features }: Cpu, host: Cpu): string | null {
  const listed = (name: string) => host.features.some((one) => one.name === name && one.policy !== 'disable');
  const found = features.find(({ name, policy }) => policy === 'forbid' && listed(name));
  return found === undefined ? null : `the host has what the guest forbids: ${found.name}`;
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
