/** Words of programs and of the language that are names of the field by chance, and what they are in code. */
export const CHANCE: Readonly<Record<string, string>> = {
  KVM: 'the hypervisor, as an accelerator',
  avx10: 'a field and a list of the source, besides the feature',
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
      'amx-tile apxf arch-capabilities arch-lbr cmp-legacy ht hypervisor intel-pt invtsc la57 lm mpx pae pdcm pse36 sgx svm xsaves',
    why: "what QEMU's functions do with single bits (x86_cpu_expand_features, cpu_x86_cpuid and their neighbours)",
  },
  {
    files: /^packages\/runtime\/src\/libvirt\//,
    names: 'hle hypervisor rtm',
    why: "what libvirt's functions do with single bits (x86Decode, x86DataFilterTSX)",
  },
  {
    files: /^packages\/runtime\/src\/explain\//,
    names: 'hle hypervisor invtsc pc-q35 pku q35 rtm svm taa-no topoext tsc_scale vmx',
    why: 'bits on which a rule of its own hangs: hosts that are guests, clocks that move, virtualization that is switched off',
  },
  {
    files: /^packages\/freeze\/src\/compare\/probes\.ts$/,
    names: '486 EPYC Nehalem arch-lbr qemu64',
    why: 'CPUs that show what a fact does: one of each vendor and age',
  },
  {
    files: /^packages\/inputs\/src\/host\/(cpuid-words|platforms)\.ts$/,
    names:
      '3dnowprefetch abm aes apic clflush cmov cx16 cx8 de ds dtes64 est f16c fpu fxsr ht hypervisor lm mca mce mmx monitor mtrr pae pat pbe pcid pclmulqdq pdpe1gb pge pni pse pse36 rdrand sep ss ssbd ssse3 stibp tm tm2 vme vmx x2apic',
    why: "another program's words for bits: a translation, read in browsers too",
  },
  {
    files: /^packages\/inputs\/src\/message\//,
    names: 'aes invtsc',
    why: 'patterns of messages, and what they are about',
  },
  {
    files:
      /^packages\/(cli|inputs|gen-data|gen-downstream|probe)\/src\/(commands|qemu|guest|packages|projects|record|cpuid|registers)/,
    names: 'kvm64 microvm pc q35 qemu64',
    why: 'what is meant where nobody names a CPU or a machine type',
  },
  {
    files: /^packages\/gen-downstream\/src\/(names|signature|projects\/proxmox-api-go)\.ts$/,
    names: 'EPYC IvyBridge-IBRS SandyBridge-IBRS',
    why: 'how other projects spell and group names',
  },
  {
    files: /^packages\/probe\/src\/record\/random-properties\.ts$/,
    names: 'ffxsr i64 pclmuldq sse3 sse4-1 sse4-2 xd',
    why: 'spellings to be tried on a real QEMU',
  },
  {
    files: /^packages\/site\/src\//,
    names:
      'EPYC EPYC-Rome EPYC-v2 GraniteRapids SapphireRapids avx avx512bw avx512cd avx512dq avx512f avx512vl mpx pc-q35 pni q35 sse3',
    why: 'examples that a page begins with',
  },
  {
    files: /^(tools\/import\/src\/qemu|packages\/rules\/src\/rules\/machine-name)/,
    names: 'isapc microvm pc pc-i440fx pc-q35 q35',
    why: "the families of machine types by the names of their C functions, and the one PC of QEMU's first releases",
  },
];
