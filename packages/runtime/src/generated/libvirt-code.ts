// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

/** Ids of the rules in which libvirt releases differ. Everything else is as in 11.3. */
export type LibvirtBehaviour = 'disabled-features-cost' | 'host-signature' | 'hyperv-avic' | 'ancestor-drops-removed' | 'added-features' | 'check-mode-by-model' | 'compare-unusable' | 'usable-accepted' | 'canonical-models' | 'removed-policy' | 'live-conflict-is-error' | 'topology-clusters' | 'hyperv-2023' | 'qemu-names-2023' | 'filter-vmx';
/** The first release, of those whose source was read, that has each rule; the others follow the nearest older one. */
export const FIRST_READ_IN: Readonly<Record<LibvirtBehaviour, readonly [major: number, minor: number]>> = {
    "disabled-features-cost": [9, 0],
    "host-signature": [9, 0],
    "hyperv-avic": [9, 0],
    "ancestor-drops-removed": [11, 3],
    "added-features": [11, 3],
    "check-mode-by-model": [11, 3],
    "compare-unusable": [11, 3],
    "usable-accepted": [11, 3],
    "canonical-models": [11, 3],
    "removed-policy": [11, 3],
    "live-conflict-is-error": [11, 3],
    "topology-clusters": [11, 3],
    "hyperv-2023": [11, 3],
    "qemu-names-2023": [11, 3],
    "filter-vmx": [11, 3],
  };
/** Features of KVM and Hyper-V beside the map: CPUID leaf, eax, edx. Source: x86_kvm_features of cpu_x86.c, libvirt 9.0 and 11.3. */
export const INTERNAL_FEATURES: readonly (readonly [name: string, leaf: number, eax: number, edx: number, when?: LibvirtBehaviour])[] = [
    ["kvm_pv_unhalt", 1073741825, 128, 0],
    ["hv-runtime", 1073741827, 1, 0],
    ["hv-synic", 1073741827, 4, 0],
    ["hv-stimer", 1073741827, 8, 0],
    ["hv-xmm_input", 1073741827, 16, 0, "hyperv-2023"],
    ["hv-relaxed", 1073741827, 32, 0],
    ["hv-vapic", 1073741827, 48, 0],
    ["hv-vpindex", 1073741827, 64, 0],
    ["hv-reset", 1073741827, 128, 0],
    ["hv-frequencies", 1073741827, 2048, 0],
    ["hv-reenlightenment", 1073741827, 8192, 0],
    ["hv-tlbflush", 1073741828, 4, 0],
    ["hv-avic", 1073741828, 512, 0, "hyperv-avic"],
    ["hv-ipi", 1073741828, 1024, 0],
    ["hv-evmcs", 1073741828, 16384, 0],
    ["hv-stimer-direct", 1073741827, 0, 524288],
    ["hv-emsr_bitmap", 1073741834, 524288, 0, "hyperv-2023"],
    ["hv-tlbflush-direct", 1073741827, 0, 16384, "hyperv-2023"],
    ["hv-tlbflush-ext", 1073741828, 0, 16384, "hyperv-2023"],
  ];
/** libvirt's own spelling where it differs from QEMU's. Source: virQEMUCapsCPUFeaturesX86, libvirt 9.0 and 11.3. */
export const QEMU_NAMES: readonly (readonly [libvirt: string, qemu: string, when?: LibvirtBehaviour])[] = [
    ["cmp_legacy", "cmp-legacy"],
    ["ds_cpl", "ds-cpl"],
    ["fxsr_opt", "fxsr-opt"],
    ["kvm_pv_eoi", "kvm-pv-eoi"],
    ["kvm_pv_unhalt", "kvm-pv-unhalt"],
    ["lahf_lm", "lahf-lm"],
    ["nodeid_msr", "nodeid-msr"],
    ["pclmuldq", "pclmulqdq"],
    ["perfctr_core", "perfctr-core"],
    ["perfctr_nb", "perfctr-nb"],
    ["tsc_adjust", "tsc-adjust"],
    ["vmx-invvpid-single-context-noglobals", "vmx-invept-single-context-noglobals", "qemu-names-2023"],
    ["hv-vendor_id", "hv-vendor-id", "qemu-names-2023"],
    ["hv-emsr_bitmap", "hv-emsr-bitmap", "qemu-names-2023"],
    ["hv-xmm_input", "hv-xmm-input", "qemu-names-2023"],
  ];
/** Features of domains that never reach QEMU. Source: ignoredFeatures in virQEMUCapsCPUFilterFeatures, libvirt 9.0 and 11.3. */
export const NEVER_IN_QEMU: readonly (readonly [name: string, when?: LibvirtBehaviour])[] = [
    ["cmt"],
    ["mbm_total"],
    ["mbm_local"],
    ["osxsave"],
    ["ospke"],
    ["vmx-ept-uc", "filter-vmx"],
    ["vmx-ept-wb", "filter-vmx"],
    ["vmx-invvpid-single-context", "filter-vmx"],
  ];
/**
 * Bits that a guest should see if any host it may run on has them. Names that a map lacks are ignored.
 * A guest that asks for one starts only where the host has it, so they are told of and never required.
 */
export const ACCUMULATING_FEATURES: readonly string[] = [
    "md-clear",
    "fb-clear",
    "rfds-clear",
    "verw-clear",
    "fs-gs-base-ns",
    "no-lmsl",
  ];
/** Names that libvirt had for revisions of POWER processors, and the models that they are. Source: virCPUppc64ConvertLegacy. */
export const LEGACY_PPC64: readonly (readonly [legacy: string, model: string])[] = [
    ["POWER7_v2.1", "POWER7"],
    ["POWER7_v2.3", "POWER7"],
    ["POWER7+_v2.1", "POWER7"],
    ["POWER8_v1.0", "POWER8"],
  ];
