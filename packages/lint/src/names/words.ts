/** Names of features that are words of ordinary language or code too, so that they say nothing of a list by themselves. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  (
    'acpi apic monitor hypervisor serialize cmov syscall fred invd avic kvmclock perfmon ' +
    'level family model stepping vendor memory type check enforce migratable realized hotplugged ' +
    'swap overflow cpuid fast page hidden'
  ).split(' '),
);

/**
 * Flags of /proc/cpuinfo that are bits of no word that guests have, or that Linux makes up
 * (arch/x86/include/asm/cpufeatures.h and vmxfeatures.h of Linux 6.12; spec_ctrl and intel_stibp of RHEL 7's kernel).
 */
export const LINUX_ONLY: readonly string[] = (
  'spec_ctrl intel_stibp constant_tsc nonstop_tsc nonstop_tsc_s3 rep_good nopl xtopology cpuid aperfmperf pebs bts arch_perfmon tsc_known_freq ' +
  'tsc_reliable cpuid_fault invpcid_single pti ibrs_enhanced tpr_shadow flexpriority ept vpid ept_ad ept_1gb rdt_a cat_l2 ' +
  'cat_l3 cdp_l2 cdp_l3 cqm cqm_llc cqm_occup_llc cqm_mbm_total cqm_mbm_local dtherm ida pln pts hwp hwp_notify ' +
  'hwp_act_window hwp_epp hwp_pkg_req epb split_lock_detect user_shstk hw_pstate cpb proc_feedback mba vmmcall ' +
  'extd_apicid retpoline retp kaiser stibp ibrs ibpb amd_dcm eagerfpu intel_ppin amd_ppin amd_lbr_v2 debug_swap sme sev ' +
  'sev_es sev_snp x2avic v_spec_ctrl fast_lbrs bmec irperf rapl mwaitx tce wdt perfctr_llc perfctr_nb bpext lbr brs cppc ' +
  'ht tme hfi vnmi dtes64 xtpr mmxext ibs skinit topoext acc_power ring3mwait cpuid_dep vapic vapic_reg vid ple ' +
  'posted_intr preemption_timer invvpid flexpriority mtf pml ept_mode_based_exec tsc_scaling usr_wait_pause notify_vm_exiting ' +
  'ipi_virt apic_reg_virt ept_violation_ve ept_x_only shadow_vmcs mode_based_ept_exec enclv_exiting bus_lock_detect ' +
  'arch_lbr ibhf ssbd cet_ss cet_ibt shstk ibt amd_ibpb cpuid_faulting sdbg lwp nodeid_msr tbm overflow_recov succor smca ' +
  'art tm2 tsc_adjust pconfig enqcmd sgx sgx_lc zero_fcs_fds vmx vmmcall vmw_vmmcall la57 pku ospke pcommit nx_huge_pages'
).split(' ');

/**
 * What stands beside features without being one: properties of every device of QEMU (`-device x86_64-cpu,help` of 7.2),
 * features of a domain that are none of its CPU (libvirt's domain.rng), and features as Xen calls them (tools/libs/light/libxl_cpuid.c of 4.17).
 */
export const NEIGHBOURS: ReadonlySet<string> = new Set(
  (
    'hotplugged hotpluggable realized parent_bus legacy-memory crash-information feature-words filtered-features ' +
    'unavailable-features migration-safe typename static deprecated alias-of pvspinlock ' +
    'dscpl cmplegacy cmpxchg16 altmovcr8 nodeid ibrsb l1dflush page1gb sysenter clfsh tscadj procfreq'
  ).split(' '),
);

/** What compilers and other programs call features; beside QEMU's names they are nobody's mistake. */
export const COMPILERS: readonly string[] = (
  'pclmul htt psn clfsh bmi lzcnt sha sse4 fma3 aesni avx512 avx10 amx avx512vpopcntdq avx512vp2intersect avx5124fmaps avx5124vnniw avxvnni ' +
  'avxifma avxneconvert avxvnniint8 avxvnniint16 prfchw sahf fxsave cmpxchg16b cmpxchg8b rdrnd ptwrite usermsr hreset kl ' +
  'widekl mwait prefetchwt1 prefetchw sse42 sse41 sse4.1 sse4.2 sse2 ssse3 x87 crc32 neon sve asimd fp16 vfp bti mte ' +
  'avx512bf16 avx512fp16 avx512ifma52 avx512vbmi1 clfsh movdir64 evex512 ccmp cf egpr ndd nf ppx push2pop2 zu apx uintr ' +
  'tsxldtrk amxtile amxint8 amxbf16 amxfp16 amxcomplex raoint rtmopt cx16 osxsave xcr0 64bit longmode lm'
).split(' ');
