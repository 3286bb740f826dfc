import { type Sample, sample } from './sample.js';

/** Files of the kinds that keep copies, with the mistakes that such files are known to have had. */
export const WRONG: readonly Sample[] = [
  sample(
    'packaging/0000_config.sql',
    `select fn_db_update_config_value('ServerCPUList',
  '1:Intel Nehalem Family:vmx,nx,model_Nehalem:Nehalem:x86_64; '
  || '6:AMD EPYC-Rome:svm,nx,model_EPYC-Rome:EPYC-Rome:x86_64; '
  || '9:AMD EPYC-Milan-v2:svm,nx,ibpb,vaes,vpclmutqdq,stipb-always-on,amd-psfd,null-sel-crl-base,lfence-always-serializing,no-nested-data-bp,model_EPYC-Milan-v2:EPYC-Milan-v2:x86_64',
  '4.8');`,
    ['unknown-feature', 'vpclmutqdq'],
    ['unknown-feature', 'stipb-always-on'],
    ['unknown-feature', 'null-sel-crl-base'],
  ),
  sample(
    'nova/virt/libvirt/utils.py',
    `# Mapping used to convert libvirt cpu features to traits.
CPU_TRAITS_MAPPING = {
    '3dnow': os_traits.HW_CPU_AMD_SSE3DNOW,
    'abm': os_traits.HW_CPU_X86_ABM,
    'avx': os_traits.HW_CPU_X86_AVX,
    'avx2': os_traits.HW_CPU_X86_AVX2,
    'avx512bw': os_traits.HW_CPU_X86_AVX512BW,
    'avx512f': os_traits.HW_CPU_X86_AVX512F,
    'bmi1': os_traits.HW_CPU_X86_BMI,
    'pclmuldq': os_traits.HW_CPU_X86_CLMUL,
    'f16c': os_traits.HW_CPU_X86_F16C,
    'mpx': os_traits.HW_CPU_X86_MPX,
    'sha-ni': os_traits.HW_CPU_X86_SHA,
    'sse': os_traits.HW_CPU_X86_SSE,
    'sse3': os_traits.HW_CPU_X86_SSE3,
    'sse4.1': os_traits.HW_CPU_X86_SSE41,
    'sse4a': os_traits.HW_CPU_X86_SSE4A,
    'ssse3': os_traits.HW_CPU_X86_SSSE3,
}
`,
    ['other-spelling', 'sse3'],
  ),
  sample(
    'internal/server/instance/drivers/qemu_flags.go',
    `package drivers

// Flags that are handed to qemu as properties.
var flags = []string{
	"aes", "avx", "avx2", "bmi1", "bmi2", "erms", "fsgsbase", "invpcid",
	"sha_ni", "avx512_vnni", "amx_tile", "avx_vnni", "arch_capabilities",
	"smap", "smep", "popcnt", "ssse3", "xsave", "xsaveopt", "rdseed",
}
`,
    ['other-spelling', 'sha_ni'],
    ['other-spelling', 'avx512_vnni'],
    ['other-spelling', 'amx_tile'],
    ['other-spelling', 'avx_vnni'],
    ['other-spelling', 'arch_capabilities'],
  ),
  sample(
    'config/clusters.yaml',
    `clusters:
  - name: Intel Sapphire Rapids
    model: SapphireRapids-Server-noTSX
  - name: Intel Cascade Lake
    model: Cascadelake-Server-noTSX
  - name: Ice Lake client
    model: Icelake-Client-noTSX
`,
    ['unknown-model', 'SapphireRapids-Server-noTSX'],
    ['gone-model', 'Icelake-Client-noTSX'],
  ),
  sample(
    'remotes/dummy-probes.d/system.rb',
    `MODELS = %w[486 Broadwell Broadwell-noTSX Haswell Haswell-noTSX SapphireRapids SapphireRapids-noTSX EPYC-Milan]\n`,
    ['unknown-model', 'SapphireRapids-noTSX'],
  ),
  sample(
    'guest.xml',
    `<domain type='kvm'>
  <cpu mode='custom' match='exact'>
    <model fallback='forbid'>Skylake-Sever</model>
    <feature policy='require' name='sse3'/>
    <feature policy='disable' name='avx512_vnni'/>
    <feature policy='require' name='pcide'/>
    <feature policy='require' name='arch-facilities'/>
  </cpu>
</domain>
`,
    ['unknown-model', 'Skylake-Sever'],
    ['other-spelling', 'sse3'],
    ['other-spelling', 'avx512_vnni'],
    ['unknown-feature', 'pcide'],
    ['unknown-feature', 'arch-facilities'],
  ),
  sample(
    'tests/start.sh',
    `#!/bin/sh\nqemu-system-x86_64 -cpu EPYC-Genoa,+vnmi,+npt -m 2G\nqemu-system-x86_64 -cpu Haswel-noTSX\n`,
    ['impossible-combination', 'vnmi'],
    ['impossible-combination', 'npt'],
    ['unknown-model', 'Haswel-noTSX'],
  ),
  sample(
    'virttest/cpu.py',
    `"""CPU models of QEMU and the flags that tell them apart."""
CPU_TYPES_RE = {
    "EPYC-Milan": "ibpb,erms,fsrm,invpcid,pku,ssbd,rdpid",
    "EPYC-Rome": "clwb,umip,rdpid,wbnoinvd,avx512vnni",
    "Skylake-Server": "avx512f,avx512bw,clwb,pku,avx512vl",
}
`,
    ['not-in-model', 'avx512vnni'],
    ['not-in-model', 'ssbd'],
  ),
  sample(
    'cpu-flags.json',
    `{
  "emulator": "qemu",
  "flags": ["aes", "avx512f", "avx512dq", "avx512vnii", "clwb", "md-clera", "pcid", "spec-crtl", "ssbd", "rdtscp"]
}
`,
    ['unknown-feature', 'avx512vnii'],
    ['unknown-feature', 'md-clera'],
    ['unknown-feature', 'spec-crtl'],
  ),
  sample(
    'PVE/QemuServer/CPUConfig.pm',
    `package PVE::QemuServer::CPUConfig;
my $supported_cpu_flags = [
    'md-clear', 'pcid', 'spec-ctrl', 'ssbd', 'ibpb', 'virt-ssdb', 'amd-ssbd', 'amd-no-ssb',
    'pdpe1gb', 'aes',
];
`,
    ['unknown-feature', 'virt-ssdb'],
  ),
  sample(
    'docs/libvirt-features.txt',
    `Features to check on the hypervisor, as libvirt names them in cpu_map:

  pni
  ssse3
  avx512f
  avx512-vnni
  sha-ni
  md-clear
  vmx-invpid-single-addr
  lahf-lm
  rdtscp
`,
    ['unknown-feature', 'avx512-vnni'],
    ['unknown-feature', 'vmx-invpid-single-addr'],
    ['other-spelling', 'lahf-lm'],
  ),
  sample(
    'x86_cpu_model.cfg',
    `- EPYC-Genoa:
    cpu_model = EPYC-Genoa
    flags = "fsrm rdpid vaes vpclmulqdq avx512_vbmi2 avx512vl"
    cpu_model_flags = ",+avx512vnni,+avx512-bf16,+gfnii,+fsrm,+vaes"
`,
    ['unknown-feature', 'gfnii'],
  ),
];
