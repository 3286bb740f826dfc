import { type Sample, sample } from './sample.js';

/** Texts with nothing wrong in them: files of the same kinds, and ordinary prose and code with words that are features too. */
export const RIGHT: readonly Sample[] = [
  sample(
    'README.md',
    `# A monitor for hypervisors\n\nServices on Haswell-era machines, EPYC-based hosts and Skylake-X desktops; de facto, the pat on the back.\nUses AVX2 and avx512f where it can, and falls back to sse2 on an Opteron.\n`,
  ),
  sample(
    'CHANGELOG',
    `1.2  use avx2, bmi2 and fma in the hot loop\n1.1  faster on zen4; avx512 vnni kernels\n1.0  first release, needs sse4.2 and popcount\n`,
  ),
  sample(
    'src/kernel.rs',
    `#[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,fma,popcnt")]\nunsafe fn dot(a: &[f32]) {}\nfn pick() { if is_x86_feature_detected!("avx512vnni") { } else if is_x86_feature_detected!("avx2") { } }\n`,
  ),
  sample('Makefile', `CFLAGS += -mavx2 -mfma -mbmi2 -march=x86-64-v3\nSRC = aes.c sha.c rdrand.c tsc.c msr.c apic.c\n`),
  sample(
    'cpuinfo.txt',
    `processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx pdpe1gb rdtscp lm constant_tsc rep_good nopl xtopology cpuid tsc_known_freq pni pclmulqdq ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand hypervisor lahf_lm abm 3dnowprefetch invpcid_single ssbd ibrs ibpb stibp ibrs_enhanced fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid avx512f avx512dq rdseed adx smap avx512_vnni md_clear arch_capabilities\n`,
  ),
  sample(
    'models.go',
    `package util\n\nvar obsolete = map[string]bool{\n\t"486": true, "pentium": true, "pentium2": true, "pentium3": true, "coreduo": true, "n270": true, "core2duo": true,\n\t"Conroe": true, "athlon": true, "phenom": true, "qemu64": true, "qemu32": true, "kvm64": true, "kvm32": true,\n\t"Opteron_G1": true, "Opteron_G2": true, "486-v1": true, "Conroe-v1": true, "qemu64-v1": true,\n}\n`,
  ),
  sample(
    'guest.xml',
    `<cpu mode='custom' match='exact' check='partial'>\n  <model fallback='forbid'>Skylake-Server-noTSX-IBRS</model>\n  <feature policy='require' name='pclmuldq'/>\n  <feature policy='disable' name='lahf_lm'/>\n  <feature policy='require' name='vmx-ept'/>\n</cpu>\n`,
  ),
  sample(
    'run.sh',
    `qemu-system-x86_64 -machine q35 -cpu EPYC,svm=on,+npt,check,enforce -smp 4\nqemu-system-x86_64 -cpu host,migratable=off\nqemu-system-aarch64 -cpu cortex-a72\nqemu-system-x86_64 -cpu Skylake-Client-v3,-hle,-rtm,+ssbd\n`,
  ),
  sample(
    'aliases.py',
    `# linux name -> qemu name\nALIASES = {\n    "sha_ni": "sha-ni",\n    "avx512_vnni": "avx512vnni",\n    "amx_tile": "amx-tile",\n    "arch_capabilities": "arch-capabilities",\n    "sse4_1": "sse4.1",\n}\n`,
  ),
  sample(
    'ovirt.sql',
    `'3:Intel Broadwell Family:vmx,nx,model_Broadwell:Broadwell:x86_64; 4:Secure Intel Skylake Client Family:vmx,ssbd,md_clear,model_Skylake-Client:Skylake-Client,+spec-ctrl,+ssbd,+md-clear,-hle,-rtm:x86_64'`,
  ),
  sample(
    'flags.pm',
    `my @flags = ('md-clear', 'pcid', 'spec-ctrl', 'ssbd', 'ibpb', 'virt-ssbd', 'amd-ssbd', 'amd-no-ssb', 'pdpe1gb', 'hv-tlbflush', 'hv-evmcs', 'aes');\n`,
  ),
  sample(
    'table.csv',
    `Model,baseline,v2,v3,v4\n486-v1,,,,\nBroadwell-v1,x,x,x,\nCascadelake-Server-v5,x,x,x,x\nEPYC-Milan-v2,x,x,x,\n`,
  ),
  sample(
    'story.txt',
    `The serializer did not monitor the bus. He sat by the sea, de novo, and the cat did a pas de deux; est. 1901, sep 12.\nIn the dialect of the hypervisors a ds is a data store, and the pat of the page table was long.\n`,
  ),
  sample(
    'package.json',
    `{ "name": "avx-utils", "keywords": ["avx", "simd", "sse", "neon", "wasm", "vectors", "fast"], "dependencies": { "cpu-features": "0.0.10" } }\n`,
  ),
  sample(
    'asm.s',
    `\tvpclmulqdq zmm0, zmm1, zmm2, 0\n\tvaesenc zmm0, zmm0, zmm1\n\tclflushopt [rax]\n\tserialize\n\txsavec [rdi]\n\trdpid rax\n\trdseed rbx\n\tclwb [rsi]\n\txsaves64 [rdi]\n\tinvpcida rcx\n`,
  ),
  sample(
    'virttest.py',
    `CPU_TYPES_RE = {\n    "EPYC-Genoa": "avx512f,avx512bw,avx512vnni,gfni,vaes,vnmi,auto-ibrs",\n    "EPYC-Rome": "clwb,umip,rdpid,wbnoinvd,amd-stibp",\n    "Skylake-Client": "mpx,hle,rtm,rdseed,adx,smap",\n}\n`,
  ),
  sample(
    'Dockerfile',
    `FROM debian:12\nRUN apt-get install -y qemu-system-x86 libvirt-daemon msr-tools cpuid\nENV GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX2,-AVX512F\n`,
  ),
  sample(
    'node-labels.yaml',
    `nodeSelector:\n  cpu-model.node.kubevirt.io/Haswell-noTSX-IBRS: "true"\n  cpu-feature.node.kubevirt.io/avx512f: "true"\n  cpu-feature.node.kubevirt.io/vmx-ept: "true"\n`,
  ),
  sample(
    'gcc.c',
    `static const char *const names[] = { "mmx", "sse", "sse2", "sse3", "ssse3", "sse4a", "avx", "avx2", "lzcnt", "popcnt" };\nint monitor(int apic, int tsc, int msr) { return apic + tsc * msr; }\n`,
  ),
];
