/** /proc/cpuinfo of real CPUs' kinds: family, model, stepping and flags. */
/** One processor of /proc/cpuinfo. */
const info = (
  vendor: string,
  family: number,
  model: number,
  stepping: number,
  name: string,
  flags: string,
  more = '',
) =>
  `processor\t: 0
vendor_id\t: ${vendor}
cpu family\t: ${family}
model\t\t: ${model}
model name\t: ${name}
stepping\t: ${stepping}
microcode\t: 0x1
cpu MHz\t\t: 3600.000
cpu cores\t: 8
fpu\t\t: yes
cpuid level\t: 22
flags\t\t: ${flags}
${more}bugs\t\t: spectre_v1 spectre_v2
bogomips\t: 7200.00
address sizes\t: 39 bits physical, 48 bits virtual

`;
const I =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush dts acpi mmx fxsr sse sse2 ss ht tm pbe syscall nx pdpe1gb rdtscp lm constant_tsc art arch_perfmon pebs bts rep_good nopl xtopology nonstop_tsc cpuid aperfmperf pni pclmulqdq dtes64 monitor ds_cpl vmx';
export const COMET = info(
  'GenuineIntel',
  6,
  165,
  5,
  'Intel(R) Core(TM) i7-10700 CPU @ 2.90GHz',
  `${I} est tm2 ssse3 sdbg fma cx16 xtpr pdcm pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand lahf_lm abm 3dnowprefetch cpuid_fault epb ssbd ibrs ibpb stibp ibrs_enhanced tpr_shadow flexpriority ept vpid ept_ad fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid mpx rdseed adx smap clflushopt intel_pt xsaveopt xsavec xgetbv1 xsaves dtherm ida arat pln pts hwp hwp_notify hwp_act_window hwp_epp vnmi pku ospke md_clear flush_l1d arch_capabilities`,
);
export const CASCADE = info(
  'GenuineIntel',
  6,
  85,
  7,
  'Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz',
  `${I} smx est tm2 ssse3 sdbg fma cx16 xtpr pdcm pcid dca sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand lahf_lm abm 3dnowprefetch cpuid_fault epb cat_l3 cdp_l3 intel_ppin ssbd mba ibrs ibpb stibp ibrs_enhanced tpr_shadow flexpriority ept vpid ept_ad fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid cqm mpx rdt_a avx512f avx512dq rdseed adx smap clflushopt clwb intel_pt avx512cd avx512bw avx512vl xsaveopt xsavec xgetbv1 xsaves cqm_llc cqm_occup_llc cqm_mbm_total cqm_mbm_local dtherm ida arat pln pts vnmi pku ospke avx512_vnni md_clear flush_l1d arch_capabilities`,
);
export const ALDER = info(
  'GenuineIntel',
  6,
  151,
  2,
  '12th Gen Intel(R) Core(TM) i7-12700K',
  `${I} smx est tm2 ssse3 sdbg fma cx16 xtpr pdcm pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand lahf_lm abm 3dnowprefetch cpuid_fault epb ssbd ibrs ibpb stibp ibrs_enhanced tpr_shadow flexpriority ept vpid ept_ad fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid rdseed adx smap clflushopt clwb intel_pt sha_ni xsaveopt xsavec xgetbv1 xsaves split_lock_detect avx_vnni dtherm ida arat pln pts hwp hwp_notify hwp_act_window hwp_epp hwp_pkg_req hfi vnmi umip pku ospke waitpkg gfni vaes vpclmulqdq rdpid movdiri movdir64b fsrm md_clear serialize arch_lbr ibt flush_l1d arch_capabilities`,
  'vmx flags\t: vnmi preemption_timer posted_intr invvpid ept_x_only ept_ad ept_1gb flexpriority apicv tsc_offset vtpr mtf vapic ept vpid unrestricted_guest vapic_reg vid ple shadow_vmcs ept_mode_based_exec tsc_scaling usr_wait_pause\n',
);
export const N100 = info(
  'GenuineIntel',
  6,
  190,
  0,
  'Intel(R) N100',
  `${I} est tm2 ssse3 sdbg fma cx16 xtpr pdcm sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand lahf_lm abm 3dnowprefetch cpuid_fault epb cat_l2 cdp_l2 ssbd ibrs ibpb stibp ibrs_enhanced tpr_shadow flexpriority ept vpid ept_ad fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid rdt_a rdseed adx smap clflushopt clwb intel_pt sha_ni xsaveopt xsavec xgetbv1 xsaves split_lock_detect user_shstk avx_vnni dtherm ida arat pln pts hwp hwp_notify hwp_act_window hwp_epp hwp_pkg_req vnmi umip pku ospke waitpkg gfni vaes vpclmulqdq rdpid movdiri movdir64b fsrm md_clear serialize arch_lbr ibt flush_l1d arch_capabilities`,
);
const A =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm constant_tsc rep_good nopl nonstop_tsc cpuid extd_apicid aperfmperf rapl pni pclmulqdq monitor ssse3 fma cx16 sse4_1 sse4_2';
export const R3600 = info(
  'AuthenticAMD',
  23,
  113,
  0,
  'AMD Ryzen 5 3600 6-Core Processor',
  `${A} movbe popcnt aes xsave avx f16c rdrand lahf_lm cmp_legacy svm extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs skinit wdt tce topoext perfctr_core perfctr_nb bpext perfctr_llc mwaitx cpb cat_l3 cdp_l3 hw_pstate ssbd mba ibpb stibp vmmcall fsgsbase bmi1 avx2 smep bmi2 cqm rdt_a rdseed adx smap clflushopt clwb sha_ni xsaveopt xsavec xgetbv1 cqm_llc cqm_occup_llc cqm_mbm_total cqm_mbm_local clzero irperf xsaveerptr rdpru wbnoinvd arat npt lbrv svm_lock nrip_save tsc_scale vmcb_clean flushbyasid decodeassists pausefilter pfthreshold avic v_vmsave_vmload vgif v_spec_ctrl umip rdpid overflow_recov succor smca sev sev_es`,
);
export const R5700G = info(
  'AuthenticAMD',
  25,
  80,
  0,
  'AMD Ryzen 7 5700G with Radeon Graphics',
  `${A} pcid x2apic movbe popcnt aes xsave avx f16c rdrand lahf_lm cmp_legacy svm extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs skinit wdt tce topoext perfctr_core perfctr_nb bpext perfctr_llc mwaitx cpb cat_l3 cdp_l3 hw_pstate ssbd mba ibrs ibpb stibp vmmcall fsgsbase bmi1 avx2 smep bmi2 erms invpcid cqm rdt_a rdseed adx smap clflushopt clwb sha_ni xsaveopt xsavec xgetbv1 xsaves cqm_llc cqm_occup_llc cqm_mbm_total cqm_mbm_local clzero irperf xsaveerptr rdpru wbnoinvd cppc arat npt lbrv svm_lock nrip_save tsc_scale vmcb_clean flushbyasid decodeassists pausefilter pfthreshold avic v_vmsave_vmload vgif v_spec_ctrl umip pku ospke vaes vpclmulqdq rdpid overflow_recov succor smca fsrm`,
);
export const R8700G = info(
  'AuthenticAMD',
  25,
  117,
  2,
  'AMD Ryzen 7 8700G w/ Radeon 780M Graphics',
  `${A} pcid x2apic movbe popcnt aes xsave avx f16c rdrand lahf_lm cmp_legacy svm extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs skinit wdt tce topoext perfctr_core perfctr_nb bpext perfctr_llc mwaitx cpb cat_l3 cdp_l3 hw_pstate ssbd mba perfmon_v2 ibrs ibpb stibp ibrs_enhanced vmmcall fsgsbase bmi1 avx2 smep bmi2 erms invpcid cqm rdt_a avx512f avx512dq rdseed adx smap avx512ifma clflushopt clwb avx512cd sha_ni avx512bw avx512vl xsaveopt xsavec xgetbv1 xsaves cqm_llc cqm_occup_llc cqm_mbm_total cqm_mbm_local user_shstk avx512_bf16 clzero irperf xsaveerptr rdpru wbnoinvd cppc arat npt lbrv svm_lock nrip_save tsc_scale vmcb_clean flushbyasid decodeassists pausefilter pfthreshold avic vgif v_spec_ctrl vnmi avx512vbmi umip pku ospke avx512_vbmi2 gfni vaes vpclmulqdq avx512_vnni avx512_bitalg avx512_vpopcntdq rdpid overflow_recov succor smca fsrm flush_l1d`,
);
export const KVM64 = info(
  'GenuineIntel',
  15,
  6,
  1,
  'Common KVM processor',
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx lm constant_tsc nopl xtopology cpuid tsc_known_freq pni cx16 x2apic hypervisor',
);
export const OPTERON6272 = info(
  'AuthenticAMD',
  21,
  1,
  2,
  'AMD Opteron(TM) Processor 6272',
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ht syscall nx mmxext fxsr_opt pdpe1gb rdtscp lm constant_tsc rep_good nopl nonstop_tsc cpuid extd_apicid amd_dcm aperfmperf pni pclmulqdq monitor ssse3 cx16 sse4_1 sse4_2 popcnt aes xsave avx lahf_lm cmp_legacy svm extapic cr8_legacy abm sse4a misalignsse 3dnowprefetch osvw ibs xop skinit wdt fma4 nodeid_msr topoext perfctr_core perfctr_nb cpb hw_pstate ssbd rsb_ctxsw ibpb vmmcall arat npt lbrv svm_lock nrip_save tsc_scale vmcb_clean flushbyasid decodeassists pausefilter pfthreshold',
);
export const NEHALEM = info(
  'GenuineIntel',
  6,
  26,
  5,
  'Intel(R) Xeon(R) CPU X5570 @ 2.93GHz',
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush dts acpi mmx fxsr sse sse2 ss ht tm pbe syscall nx rdtscp lm constant_tsc arch_perfmon pebs bts rep_good nopl xtopology nonstop_tsc cpuid aperfmperf pni dtes64 monitor ds_cpl vmx est tm2 ssse3 cx16 xtpr pdcm dca sse4_1 sse4_2 popcnt lahf_lm pti ssbd ibrs ibpb stibp tpr_shadow vnmi flexpriority ept vpid dtherm ida flush_l1d',
);

/** The same CPU with flags more or less. */
export function flagsOf(text: string, plus: string, minus: readonly string[] = []): string {
  return text.replace(/^(flags\s*: )(.*)$/m, (_, head: string, list: string) => {
    const left = list.split(' ').filter((flag) => !minus.includes(flag));
    return `${head}${left.join(' ')}${plus === '' ? '' : ` ${plus}`}`;
  });
}

const server = (model: number, stepping: number, name: string, flags: string) =>
  info('GenuineIntel', 6, model, stepping, name, flags);
const CASCADE_FLAGS = /^flags\s*: (.*)$/m.exec(CASCADE)?.[1] ?? '';
const ICE_FLAGS = `${CASCADE_FLAGS.replace(' mpx', '')} split_lock_detect sha_ni avx512ifma wbnoinvd avx512vbmi umip avx512_vbmi2 gfni vaes vpclmulqdq avx512_bitalg avx512_vpopcntdq la57 rdpid fsrm`;
const SPR_FLAGS = `${ICE_FLAGS} avx_vnni avx512_bf16 waitpkg cldemote movdiri movdir64b bus_lock_detect avx512_fp16 amx_bf16 amx_tile amx_int8 serialize tsxldtrk arch_lbr xfd enqcmd ibt user_shstk`;
export const ICX = server(106, 6, 'Intel(R) Xeon(R) Gold 6338', ICE_FLAGS);
export const SPR = server(143, 8, 'Intel(R) Xeon(R) Platinum 8480+', SPR_FLAGS);
export const GNR = server(173, 1, 'Intel(R) Xeon(R) 6980P', `${SPR_FLAGS} amx_fp16 avx10`);
const named = (text: string, family: number, model: number, name: string) =>
  text
    .replace(/^(cpu family\s*: ).*$/m, `$1${family}`)
    .replace(/^(model\s*: ).*$/m, `$1${model}`)
    .replace(/^(model name\s*: ).*$/m, `$1${name}`);
export const GENOA = named(flagsOf(R8700G, 'la57'), 25, 17, 'AMD EPYC 9654 96-Core Processor');
export const TURIN = named(
  flagsOf(GENOA, 'avx_vnni movdiri movdir64b avx512_vp2intersect bus_lock_detect prefetchi'),
  26,
  2,
  'AMD EPYC 9755 128-Core Processor',
);
