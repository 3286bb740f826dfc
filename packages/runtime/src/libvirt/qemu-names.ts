import type { LibvirtBehaviour } from './behaviours.js';

/** libvirt's own spelling where it differs from QEMU's (virQEMUCapsCPUFeaturesX86, libvirt 9.0). */
const NAMES: readonly (readonly [libvirt: string, qemu: string])[] = [
  ['cmp_legacy', 'cmp-legacy'],
  ['ds_cpl', 'ds-cpl'],
  ['fxsr_opt', 'fxsr-opt'],
  ['kvm_pv_eoi', 'kvm-pv-eoi'],
  ['kvm_pv_unhalt', 'kvm-pv-unhalt'],
  ['lahf_lm', 'lahf-lm'],
  ['nodeid_msr', 'nodeid-msr'],
  ['pclmuldq', 'pclmulqdq'],
  ['perfctr_core', 'perfctr-core'],
  ['perfctr_nb', 'perfctr-nb'],
  ['tsc_adjust', 'tsc-adjust'],
];

/** Those that joined after 9.0 (libvirt 11.3). */
const NAMES_2023: typeof NAMES = [
  ['vmx-invvpid-single-context-noglobals', 'vmx-invept-single-context-noglobals'],
  ['hv-vendor_id', 'hv-vendor-id'],
  ['hv-emsr_bitmap', 'hv-emsr-bitmap'],
  ['hv-xmm_input', 'hv-xmm-input'],
];

type Rules = { readonly behaviours: ReadonlySet<LibvirtBehaviour> };

/** libvirt's name of a QEMU property; other names are the same in both (virQEMUCapsCPUFeatureFromQEMU, libvirt 11.3). */
export function fromQemuName(cpus: Rules, name: string): string {
  return tableOf(cpus).find(([, qemu]) => qemu === name)?.[0] ?? name;
}

/** QEMU's name of a libvirt feature (virQEMUCapsCPUFeatureToQEMU, libvirt 11.3). */
export function toQemuName(cpus: Rules, name: string): string {
  return tableOf(cpus).find(([libvirt]) => libvirt === name)?.[1] ?? name;
}

function tableOf({ behaviours }: Rules): typeof NAMES {
  return behaviours.has('qemu-names-2023') ? [...NAMES, ...NAMES_2023] : NAMES;
}
