// SPDX-License-Identifier: MIT
// Generated from schemas/libvirt-behaviours.schema.json: edit that, then run `npx nx run gen`.

/**
 * libvirt's function or table, and the release it was read in.
 */
export type Source = string;
/**
 * Only in releases with this behaviour.
 */
export type Behaviour = string;

/**
 * What libvirt's code says of CPUs beside its map: rules in which releases differ, and its tables of names.
 */
export interface LibvirtBehavioursFile {
  /**
   * Rules that some releases follow; `since` is the first release whose source was read and has it, and those between follow the nearest older one read.
   */
  behaviours: LibvirtBehaviourEntry[];
  'internal-features': InternalFeatures;
  'qemu-names': QemuNames;
  'never-in-qemu': NeverInQemu;
}
export interface LibvirtBehaviourEntry {
  id: string;
  what: string;
  /**
   * libvirt's function or table.
   */
  source: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
}
/**
 * Features of KVM and Hyper-V that libvirt knows beside its map.
 */
export interface InternalFeatures {
  source: Source;
  features: InternalFeature[];
}
export interface InternalFeature {
  name: string;
  /**
   * EAX at the call of CPUID.
   */
  leaf: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  eax?: number;
  /**
   * 0 to 0xffffffff; hexadecimal is welcome.
   */
  edx?: number;
  when?: Behaviour;
}
/**
 * libvirt's own spelling where it differs from QEMU's.
 */
export interface QemuNames {
  source: Source;
  names: QemuName[];
}
export interface QemuName {
  libvirt: string;
  qemu: string;
  when?: Behaviour;
}
/**
 * Features of domains that never reach QEMU.
 */
export interface NeverInQemu {
  source: Source;
  features: NeverInQemuFeature[];
}
export interface NeverInQemuFeature {
  name: string;
  when?: Behaviour;
}
