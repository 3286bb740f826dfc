/** Names of features that are words of ordinary language or code too. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set([
  'acpi', 'apic', 'monitor', 'hypervisor', 'serialize', 'cmov', 'syscall', 'fred', 'invd', 'avic', 'ibs', 'kvmclock', 'svme', 'vmx', 'svm', 'sgx',
]);

/** Flags that Linux makes up or keeps for itself (arch/x86/include/asm/cpufeatures.h), which are bits of no CPUID word that guests have. */
export const LINUX_ONLY: readonly string[] = [
  'constant_tsc', 'nonstop_tsc', 'rep_good', 'nopl', 'xtopology', 'cpuid', 'aperfmperf', 'pebs', 'bts', 'arch_perfmon', 'tsc_known_freq', 'cpuid_fault',
  'invpcid_single', 'pti', 'ibrs_enhanced', 'tpr_shadow', 'flexpriority', 'ept', 'vpid', 'ept_ad', 'rdt_a', 'cat_l2', 'cat_l3', 'cdp_l3', 'cqm_llc', 'cqm_occup_llc',
  'cqm_mbm_total', 'cqm_mbm_local', 'dtherm', 'ida', 'pln', 'pts', 'hwp', 'hwp_notify', 'hwp_act_window', 'hwp_epp', 'hwp_pkg_req', 'epb', 'split_lock_detect',
  'user_shstk', 'hw_pstate', 'cpb', 'proc_feedback', 'mba', 'vmmcall', 'extd_apicid', 'retpoline', 'retp', 'kaiser', 'stibp', 'ibrs', 'ibpb', 'amd_dcm', 'eagerfpu',
  'intel_ppin', 'amd_ppin', 'amd_lbr_v2', 'debug_swap', 'sme', 'sev', 'sev_es', 'sev_snp', 'x2avic', 'avic', 'v_spec_ctrl', 'fast_lbrs', 'bmec', 'irperf', 'rapl',
  'mwaitx', 'tce', 'wdt', 'perfctr_llc', 'bpext', 'lbr', 'swap', 'overflow', 'brs', 'cppc', 'ht_siblings', 'pse36', 'tme', 'hfi', 'vnmi', 'dtes64', 'xtpr',
];
