import { QEMU_NAMES } from '../generated/libvirt-code.js';
import type { LibvirtBehaviour } from './behaviours.js';

type Rules = { readonly behaviours: ReadonlySet<LibvirtBehaviour> };

/** libvirt's name of a QEMU property; other names are the same in both (virQEMUCapsCPUFeatureFromQEMU, libvirt 11.3). */
export function fromQemuName(cpus: Rules, name: string): string {
  return tableOf(cpus).find(([, qemu]) => qemu === name)?.[0] ?? name;
}

/** QEMU's name of a libvirt feature (virQEMUCapsCPUFeatureToQEMU, libvirt 11.3). */
export function toQemuName(cpus: Rules, name: string): string {
  return tableOf(cpus).find(([libvirt]) => libvirt === name)?.[1] ?? name;
}

function tableOf({ behaviours }: Rules): typeof QEMU_NAMES {
  return QEMU_NAMES.filter(([, , when]) => when === undefined || behaviours.has(when));
}
