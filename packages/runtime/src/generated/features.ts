// SPDX-License-Identifier: MIT
// Generated from schemas/: edit that, then run `npx nx run gen`.

import { unpackFeatures } from '../codegen/v2.js';
import type { FeatureSpelling } from '../vocabulary.js';
import type { FeatureName } from './names.js';
/** Spellings of every feature in QEMU, libvirt and Linux; for findFeatures and translateFeature. */
export const FEATURES: readonly FeatureSpelling<FeatureName>[] = /*@__PURE__*/ unpackFeatures([
  [
    "CPUID 0x14.0 ECX",
    ">31 intel-pt-lip/=/=/",
  ],
  [
    "CPUID 0x1e.1 EAX",
    "amx-int8-alias/=/=/ amx-bf16-alias/=/=/ amx-complex-alias/=/=/ amx-fp16-alias/=/=/ amx-fp8/=/=/ >6 amx-tf32/=/=/ amx-avx512/=/=/ amx-movrs/=/=/",
  ],
  [
    "CPUID 1 ECX",
    "pni/=/=/=/sse3 pclmulqdq/=/pclmuldq/=/pclmuldq dtes64 monitor ds-cpl/=/ds_cpl/ds_cpl/ds_cpl vmx smx est tm2 ssse3 cid >12 fma cx16 xtpr pdcm >17 pcid dca sse4.1/=/=/sse4_1/sse4-1/sse4_1 sse4.2/=/=/sse4_2/sse4-2/sse4_2 x2apic movbe popcnt tsc-deadline/=/=/tsc_deadline_timer aes xsave osxsave//=/ avx f16c rdrand hypervisor",
  ],
  [
    "CPUID 1 EDX",
    "fpu vme de pse tsc msr pae mce cx8 apic >11 sep mtrr pge mca cmov pat pse36 pn clflush >21 ds/=/=/dts acpi mmx fxsr sse sse2 ss ht tm ia64 pbe",
  ],
  [
    "CPUID 0x24.0 EBX",
    ">16 avx10-128/=/=/ avx10-256/=/=/ avx10-512/=/=/",
  ],
  [
    "CPUID 0x24.1 ECX",
    ">2 avx10-vnni-int/=/=/",
  ],
  [
    "CPUID 0x29.0 EBX",
    "apx-nci-ndd-nf/=/=/",
  ],
  [
    "CPUID 6 EAX",
    ">2 arat",
  ],
  [
    "CPUID 7.0 EBX",
    "fsgsbase tsc-adjust/=/tsc_adjust/tsc_adjust/tsc_adjust sgx bmi1 hle avx2 fdp-excptn-only/=/=/ smep bmi2 erms invpcid rtm cmt//=/cqm zero-fcs-fds/=/=/ mpx >16 avx512f avx512dq rdseed adx smap avx512ifma pcommit/=/=/ clflushopt clwb intel-pt/=/=/intel_pt avx512pf avx512er avx512cd sha-ni/=/=/sha_ni avx512bw avx512vl",
  ],
  [
    "CPUID 7.0 ECX",
    ">1 avx512vbmi umip pku ospke//=/= waitpkg avx512vbmi2/=/=/avx512_vbmi2 cet-ss/=/=/ gfni vaes vpclmulqdq avx512vnni/=/=/avx512_vnni avx512bitalg/=/=/avx512_bitalg >14 avx512-vpopcntdq/=/=/avx512_vpopcntdq >16 la57 >22 rdpid >24 bus-lock-detect/=/=/bus_lock_detect cldemote >27 movdiri movdir64b >30 sgxlc/=/=/sgx_lc pks/=/=/",
  ],
  [
    "CPUID 7.0 EDX",
    ">2 avx512-4vnniw/=/=/avx512_4vnniw avx512-4fmaps/=/=/avx512_4fmaps fsrm >8 avx512-vp2intersect/=/=/avx512_vp2intersect >10 md-clear/=/=/md_clear >14 serialize >16 tsx-ldtrk/=/=/tsxldtrk >18 pconfig//=/= arch-lbr/=/=/arch_lbr cet-ibt/=/=/ >22 amx-bf16/=/=/amx_bf16 avx512-fp16/=/=/avx512_fp16 amx-tile/=/=/amx_tile amx-int8/=/=/amx_int8 spec-ctrl/=/=/ stibp/=/=/ flush-l1d/=/=/flush_l1d arch-capabilities/=/=/arch_capabilities core-capability/=/=/ ssbd/=/=/",
  ],
  [
    "CPUID 7.1 EAX",
    "sha512/=/=/ sm3/=/=/ sm4/=/=/ >4 avx-vnni/=/=/avx_vnni avx512-bf16/=/=/avx512_bf16 >7 cmpccxadd/=/=/ >10 fzrm/=/=/ fsrs/=/=/ fsrc/=/=/ >17 fred lkgs/=/=/ wrmsrns/=/=/ >21 amx-fp16/=/=/ >23 avx-ifma/=/=/ >26 lam >31 movrs/=/=/",
  ],
  [
    "CPUID 7.1 ECX",
    ">5 msr-imm/=/=/",
  ],
  [
    "CPUID 7.1 EDX",
    ">4 avx-vnni-int8/=/=/ avx-ne-convert/=/=/ >8 amx-complex/=/=/ >10 avx-vnni-int16/=/=/ >14 prefetchiti/=/=/ >19 avx10/=/=/ >21 apxf/=/=/",
  ],
  [
    "CPUID 7.2 EDX",
    "intel-psfd/=/=/ ipred-ctrl/=/=/ rrsba-ctrl/=/=/ ddpd-u/=/=/ bhi-ctrl/=/=/ mcdt-no/=/=/",
  ],
  [
    "CPUID 0x80000001 ECX",
    "lahf-lm/=/lahf_lm/lahf_lm/lahf_lm cmp-legacy/=/cmp_legacy/cmp_legacy/cmp_legacy svm extapic cr8legacy/=/=/cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop skinit wdt >15 lwp fma4 tce cvt16//=/ nodeid-msr/=/nodeid_msr/nodeid_msr/nodeid_msr >21 tbm topoext perfctr-core/=/perfctr_core/perfctr_core/perfctr_core perfctr-nb/=/perfctr_nb/perfctr_nb/perfctr_nb",
  ],
  [
    "CPUID 0x80000001 EDX",
    ">11 syscall >20 nx/=/=/=/xd >22 mmxext >25 fxsr-opt/=/fxsr_opt/fxsr_opt/ffxsr/fxsr_opt pdpe1gb rdtscp >29 lm/=/=/=/i64 3dnowext 3dnow",
  ],
  [
    "CPUID 0x80000007 EBX",
    "overflow-recov/=/=/overflow_recov succor",
  ],
  [
    "CPUID 0x80000007 EDX",
    ">8 invtsc/=/=/",
  ],
  [
    "CPUID 0x80000008 EBX",
    "clzero >2 xsaveerptr >9 wbnoinvd >12 ibpb/=/=/ >14 ibrs/=/=/ amd-stibp/=/=/ >17 stibp-always-on/=/=/ >24 amd-ssbd/=/=/ virt-ssbd/=/=/virt_ssbd amd-no-ssb/=/=/ >28 amd-psfd/=/=/",
  ],
  [
    "CPUID 0x80000021 EAX",
    "no-nested-data-bp/=/=/ fs-gs-base-ns/=/=/ lfence-always-serializing/=/=/ >5 verw-clear/=/=/ null-sel-clr-base/=/=/ >8 auto-ibrs/=/=/ >20 prefetchi/=/=/ >24 eraps/=/=/ >27 sbpb/=/=/ ibpb-brtype/=/=/ srso-no/=/=/ srso-user-kernel-no/=/=/",
  ],
  [
    "CPUID 0x80000021 ECX",
    ">1 tsa-sq-no/=/=/ tsa-l1-no/=/=/",
  ],
  [
    "CPUID 0x80000022 EAX",
    "perfmon-v2/=/=/perfmon_v2",
  ],
  [
    "MSR 0x10a",
    "rdctl-no/=/=/ ibrs-all/=/=/ rsba/=/=/ skip-l1dfl-vmentry/=/=/ ssb-no/=/=/ mds-no/=/=/ pschange-mc-no/=/=/ tsx-ctrl/=/=/ taa-no/=/=/ >13 sbdr-ssdp-no/=/=/ fbsdp-no/=/=/ psdp-no/=/=/ >17 fb-clear/=/=/ >20 bhi-no/=/=/ >24 pbrsb-no/=/=/ >26 gds-no/=/=/ rfds-no/=/=/ rfds-clear/=/=/ >62 its-no/=/=/",
  ],
  [
    "CPUID 0xc0000001 EDX",
    ">2 xstore/=/=/rng xstore-en/=/=/rng_en >6 xcrypt/=/=/ace xcrypt-en/=/=/ace_en ace2 ace2-en/=/=/ace2_en phe phe-en/=/=/phe_en pmm pmm-en/=/=/pmm_en",
  ],
  [
    "MSR 0xcf",
    ">5 split-lock-detect/=/=/",
  ],
  [
    "CPUID 15.1 EDX",
    ">1 mbm_total//=/ mbm_local//=/",
  ],
  [
    "CPUID 0x40000001 EAX",
    "kvmclock/=// kvm-nopiodelay/=///kvm_nopiodelay kvm-mmu/=///kvm_mmu kvmclock2/kvmclock// kvm-asyncpf/=///kvm_asyncpf kvm-steal-time/=///kvm_steal_time kvm-pv-eoi/=///kvm_pv_eoi kvm-pv-unhalt/=///kvm_pv_unhalt >9 kvm-pv-tlb-flush/=// kvm-asyncpf-vmexit/=// kvm-pv-ipi/=// kvm-poll-control/=///kvm_poll_control kvm-pv-sched-yield/=// kvm-asyncpf-int/=///kvm_asyncpf_int kvm-msi-ext-dest-id/=// >24 kvmclock-stable-bit/=//",
  ],
  [
    "CPUID 0x40000001 EDX",
    "kvm-hint-dedicated/=//",
  ],
  [
    "MSR 0x345",
    ">13 full-width-write/=//",
  ],
  [
    "CPUID 0x12.0 EAX",
    "sgx1/=/=/ sgx2/=/=/ >11 sgx-edeccssa/=/=/",
  ],
  [
    "CPUID 0x12.0 EBX",
    "sgx-exinfo/=/=/",
  ],
  [
    "CPUID 0x12.1 EAX",
    ">1 sgx-debug/=/=/ sgx-mode64/=/=/ >4 sgx-provisionkey/=/=/ sgx-tokenkey/=/=/ >7 sgx-kss/=/=/ >10 sgx-aex-notify/=/=/",
  ],
  [
    "CPUID 0x8000000a EDX",
    "npt lbrv svm-lock/=/=/svm_lock/svm_lock nrip-save/=/=/nrip_save/nrip_save tsc-scale/=/=/tsc_scale/tsc_scale vmcb-clean/=/=/vmcb_clean/vmcb_clean flushbyasid decodeassists >10 pause-filter/=/=/pausefilter/pause_filter >12 pfthreshold avic >15 v-vmsave-vmload/=/=/v_vmsave_vmload vgif gmet/=/=/ >25 vnmi >28 svme-addr-chk/=/=/",
  ],
  [
    "MSR 0x480",
    ">54 vmx-ins-outs/=/=/ vmx-true-ctls/=/=/ vmx-any-errcode/=/=/ >58 vmx-nested-exception/=/=/",
  ],
  [
    "MSR 0x490",
    ">2 vmx-entry-noload-debugctl/=/=/ >9 vmx-entry-ia32e-mode/=/=/ >13 vmx-entry-load-perf-global-ctrl/=/=/ vmx-entry-load-pat/=/=/ vmx-entry-load-efer/=/=/ vmx-entry-load-bndcfgs/=/=/ >18 vmx-entry-load-rtit-ctl/=/=/ >20 vmx-entry-load-cet/=/=/ >22 vmx-entry-load-pkrs/=/=/ vmx-entry-load-fred/=/=/",
  ],
  [
    "MSR 0x48c",
    "vmx-ept-execonly/=/=/ >6 vmx-page-walk-4/=/=/ vmx-page-walk-5/=/=/ vmx-ept-uc//=/ >14 vmx-ept-wb//=/ >16 vmx-ept-2mb/=/=/ vmx-ept-1gb/=/=/ >20 vmx-invept/=/=/ vmx-eptad/=/=/ vmx-ept-advanced-exitinfo/=/=/ >25 vmx-invept-single-context/=/=/ vmx-invept-all-context/=/=/ >32 vmx-invvpid/=/=/ >40 vmx-invvpid-single-addr/=/=/ vmx-invvpid-single-context/vmx-invept-single-context/=/ vmx-invvpid-all-context/=/=/ vmx-invept-single-context-noglobals/=/vmx-invvpid-single-context-noglobals/",
  ],
  [
    "MSR 0x48f",
    ">2 vmx-exit-nosave-debugctl/=/=/ >9 vmx-exit-host-addr-space-size/// >12 vmx-exit-load-perf-global-ctrl/=/=/ >15 vmx-exit-ack-intr/=/=/ >18 vmx-exit-save-pat/=/=/ vmx-exit-load-pat/=/=/ vmx-exit-save-efer/=/=/ vmx-exit-load-efer/=/=/ vmx-exit-save-preemption-timer/=/=/ vmx-exit-clear-bndcfgs/=/=/ >25 vmx-exit-clear-rtit-ctl/=/=/ >28 vmx-exit-save-cet/=/=/ vmx-exit-load-pkrs/=/=/ >31 vmx-exit-secondary-ctls/=/=/",
  ],
  [
    "MSR 0x485",
    ">5 vmx-store-lma/=/=/ vmx-activity-hlt/=/=/ vmx-activity-shutdown/=/=/ vmx-activity-wait-sipi/=/=/ >29 vmx-vmwrite-vmexit-fields/=/=/ vmx-zero-len-inject/=/=/",
  ],
  [
    "MSR 0x48d",
    "vmx-intr-exit/=/=/ >3 vmx-nmi-exit/=/=/ >5 vmx-vnmi/=/=/ vmx-preemption-timer/=/=/ vmx-posted-intr/=/=/",
  ],
  [
    "MSR 0x48e",
    ">2 vmx-vintr-pending/=/=/ vmx-tsc-offset/=/=/ >7 vmx-hlt-exit/=/=/ >9 vmx-invlpg-exit/=/=/ vmx-mwait-exit/=/=/ vmx-rdpmc-exit/=/=/ vmx-rdtsc-exit/=/=/ >15 vmx-cr3-load-noexit/=/=/ vmx-cr3-store-noexit/=/=/ >19 vmx-cr8-load-exit/=/=/ vmx-cr8-store-exit/=/=/ vmx-flexpriority/=/=/ vmx-vnmi-pending/=/=/ vmx-movdr-exit/=/=/ vmx-io-exit/=/=/ vmx-io-bitmap/=/=/ >27 vmx-mtf/=/=/ vmx-msr-bitmap/=/=/ vmx-monitor-exit/=/=/ vmx-pause-exit/=/=/ vmx-secondary-ctls/=/=/",
  ],
  [
    "MSR 0x48b",
    "vmx-apicv-xapic/=/=/ vmx-ept/=/=/ vmx-desc-exit/=/=/ vmx-rdtscp-exit/=/=/ vmx-apicv-x2apic/=/=/ vmx-vpid/=/=/ vmx-wbinvd-exit/=/=/ vmx-unrestricted-guest/=/=/ vmx-apicv-register/=/=/ vmx-apicv-vid/=/=/ vmx-ple/=/=/ vmx-rdrand-exit/=/=/ vmx-invpcid-exit/=/=/ vmx-vmfunc/=/=/ vmx-shadow-vmcs/=/=/ vmx-encls-exit/=/=/ vmx-rdseed-exit/=/=/ vmx-pml/=/=/ >20 vmx-xsaves/=/=/ >22 vmx-mbec/=/=/ >25 vmx-tsc-scaling/=/=/ vmx-enable-user-wait-pause/=/=/",
  ],
  [
    "MSR 0x491",
    "vmx-eptp-switching/=/=/",
  ],
  [
    "CPUID 13.1 EAX",
    "xsaveopt xsavec xgetbv1 xsaves xfd/=/=/",
  ],
]);
