/** Words of programs and of the language that are names of the field by chance, and what they are in code. */
export const CHANCE: Readonly<Record<string, string>> = {
  KVM: 'the hypervisor, as an accelerator',
  avx10: 'a field and a list of the source, besides the feature',
  monitor: 'where QEMU takes orders, besides the feature',
  msr: 'a kind of register',
  nx: 'the tool that runs this workspace',
  syscall: "a field of the operating system's errors",
  tsc: "TypeScript's compiler, and the name of a clock in domains",
  xsave: 'a list of the source, besides the feature',
};

/** Where code names things of the field, and why it cannot be data. Nothing else may, and each name has to be in use. */
export const ALLOWED: readonly { readonly files: RegExp; readonly names: string; readonly why: string }[] = [
  {
    files: /^packages\/runtime\/src\/qemu\//,
    names:
      'FEAT_7_0_EBX FEAT_8000_0021_EAX FEAT_XSAVE_XCR0_LO FEAT_XSAVE_XSS_LO amx-tile apxf arch-capabilities arch-lbr cmp-legacy ht hypervisor intel-pt invtsc la57 lm mpx pae pdcm pse36 sgx svm xsaves',
    why: "what QEMU's functions do with single bits and words (x86_cpu_expand_features, cpu_x86_cpuid and their neighbours)",
  },
  {
    files: /^packages\/runtime\/src\/libvirt\//,
    names: 'hle hypervisor rtm',
    why: "what libvirt's functions do with single bits (x86Decode, x86DataFilterTSX)",
  },
  {
    files: /^packages\/(runtime|cli)\/src\/explain\//,
    names:
      'FEAT_XSAVE_COMP_HI FEAT_XSAVE_COMP_LO FEAT_XSAVE_XCR0_HI FEAT_XSAVE_XCR0_LO FEAT_XSAVE_XSS_HI FEAT_XSAVE_XSS_LO hle hypervisor invtsc pku rtm svm topoext tsc_scale vmx xsaves',
    why: 'bits on which a rule of its own hangs: hosts that are guests, clocks that move, virtualization that is switched off; the words in which QEMU keeps XSAVE',
  },
  {
    files: /^packages\/freeze\/src\/compare\/probes\.ts$/,
    names: '486 EPYC Nehalem arch-lbr qemu64',
    why: 'CPUs that show what a fact does: one of each vendor and age',
  },
  {
    files: /^packages\/(inputs\/src\/(message|host|text)|lint\/src)\//,
    names: 'a64fx fpu hypervisor invtsc kvm64 q35 qemu64',
    why: 'patterns of texts, and what they are about; the models and the machine type that QEMU takes where nothing is named',
  },
  {
    files: /^packages\/probe\/src\//,
    names: 'ffxsr i64 isapc microvm pc pclmuldq q35 sse3 sse4-1 sse4-2 xd',
    why: 'what a real QEMU is asked for, by a room that knows nothing of the source',
  },
  {
    files:
      /^packages\/(inputs\/src\/guest\/platforms|gen-downstream\/src\/(names|signature|projects\/proxmox-api-go))\.ts$/,
    names: 'EPYC IvyBridge-IBRS SandyBridge-IBRS kvm64',
    why: 'what other projects take for a CPU that is not named, and how they spell and group names',
  },
  {
    files: /^packages\/site\/src\//,
    names:
      'EPYC EPYC-Rome EPYC-v2 GraniteRapids SapphireRapids avx avx512bw avx512cd avx512dq avx512f avx512vl mpx pni sse3',
    why: 'examples that a page begins with',
  },
];
