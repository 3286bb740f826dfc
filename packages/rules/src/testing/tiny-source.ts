/**
 * A whole source as small as one can be that breaks no rule, so that a test shows one fault and its exact position.
 * The keys are paths below the source's root.
 */
export const TINY: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'releases.yaml': `qemu:
  - {release: "7.2", hw-version: 2.5+}
  - {release: "10.0", hw-version: 2.5+}
libvirt:
  - {release: "9.0"}
  - {release: "11.3"}
`,
    'x86/words/1_EDX.yaml': `word: 1_EDX
at: {leaf: 0x1, register: edx}
features:
  - {bit: 0, name: fpu, macro: CPUID_FP87, tcg: true}
  - {bit: 4, name: tsc, macro: CPUID_TSC, tcg: {when: system}}
  - {bit: 26, name: sse2, macro: CPUID_SSE2, tcg: [{until: "10.0", when: system}, {since: "10.0"}]}
`,
    'x86/words/1_ECX.yaml': `word: 1_ECX
at: {leaf: 0x1, register: ecx}
features:
  - {bit: 0, name: pni, macro: CPUID_EXT_SSE3, aliases: [sse3]}
  - {bit: 3, name: monitor, macro: CPUID_EXT_MONITOR}
  - {bit: 5, name: vmx, macro: CPUID_EXT_VMX}
  - {bit: 26, name: xsave, macro: CPUID_EXT_XSAVE}
  - {bit: 27, name: osxsave, qemu: unnamed, macro: CPUID_EXT_OSXSAVE}
unnamed:
  - {mask: "0x10000", tcg: true}
`,
    'x86/words/8000_0001_ECX.yaml': `word: 8000_0001_ECX
at: {leaf: 0x80000001, register: ecx}
features:
  - {bit: 0, name: lahf-lm, macro: CPUID_EXT3_LAHF_LM, aliases: [lahf_lm], libvirt: {name: lahf_lm}, linux: lahf_lm}
`,
    'x86/words/8000_0001_EDX.yaml': `word: 8000_0001_EDX
at: {leaf: 0x80000001, register: edx}
features:
  - {bit: 11, name: syscall, macro: CPUID_EXT2_SYSCALL}
  - {bit: 29, name: lm, macro: CPUID_EXT2_LM, aliases: [i64]}
repeats: {word: 1_EDX, mask: "0x0183f3ff", vendors: [AuthenticAMD], source: a table}
`,
    'x86/words/24_0_EBX.yaml': `word: 24_0_EBX
at: {leaf: 0x24, subleaf: 0, register: ebx}
since: "10.0"
libvirt: not-yet
features:
  - {bit: 16, name: avx10-128}
`,
    'x86/words/VMX_MISC.yaml': `word: VMX_MISC
at: {msr: 0x485}
features:
  - {bit: 5, name: vmx-store-lma}
  - {bit: 41, name: vmx-twin, qemu: vmx-store-lma}
`,
    'x86/hosts/vendors.yaml': `vendors:
  - {string: AuthenticAMD, about: AMD, source: a manual}
  - {string: GenuineIntel, about: Intel, source: a manual}
`,
    'x86/models/Alpha.yaml': `name: Alpha
vendor: GenuineIntel
family: 6
model: 26
stepping: 3
level: 11
xlevel: 0x80000008
model-id: Alpha Processor {hw-version}
features:
  1_EDX: [fpu, tsc, sse2]
  1_ECX: [pni, monitor, {name: xsave, since: "10.0"}]
  8000_0001_ECX: [lahf-lm]
versions:
  - version: 1
  - version: 2
    alias: Alpha-IBRS
    properties: {vmx: on, model-id: "Alpha Processor, IBRS"}
  - version: 3
    since: "10.0"
    cache: big
    properties: {stepping: 4, avx10-128: on}
`,
    'x86/models/Beta.yaml': `name: Beta
since: "10.0"
vendor: AuthenticAMD
family: [{value: 15, until: "10.1"}, {value: 25, since: "10.1"}]
model: 1
stepping: 0
level: 13
xlevel: 0x8000001e
model-id: Beta
features:
  1_EDX: [fpu]
  24_0_EBX: [avx10-128]
`,
    'x86/order.yaml': `words: [1_EDX, 1_ECX, 8000_0001_EDX, 8000_0001_ECX, VMX_MISC, 24_0_EBX]
models: [Alpha, Beta]
`,
    'x86/levels.yaml': `source: x86-64 psABI
levels:
  - {level: 1, features: [fpu, sse2]}
`,
    'x86/libvirt/behaviours.yaml': `behaviours:
  - {id: newer-names, what: Names., source: a table, since: "11.3"}
internal-features: {features: [{name: hv-x, leaf: 1, eax: 1}], source: a table}
qemu-names: {names: [{libvirt: lahf_lm, qemu: lahf-lm, when: newer-names}], source: a table}
never-in-qemu: {features: [{name: osxsave}], source: a table}
`,
    'x86/qemu/dependencies.yaml': `dependencies:
  - if-none-of: {word: 1_ECX, features: [vmx]}
    then-off: {word: VMX_MISC, all: true}
  - if-none-of: {word: 1_ECX, features: [xsave]}
    then-off: {word: 1_ECX, mask: "0x8000000"}
`,
    'x86/qemu/caches.yaml': `sets:
  - id: big
    variable: big_cache_info
    l1d: {size: 32768, line-size: 64, associativity: 8, partitions: 1, sets: 64}
    l1i: {size: 32768, line-size: 64, associativity: 8, partitions: 1, sets: 64}
    l2: {size: 524288, line-size: 64, associativity: 8, partitions: 1, sets: 1024}
loose:
  - {id: old-l1d, variable: old_l1d, type: data, level: 1, cache: {size: 32768, line-size: 64, associativity: 8}}
  - {id: old-l1i, variable: old_l1i, type: instruction, level: 1, cache: {size: 32768, line-size: 64, associativity: 8}}
  - {id: old-l2, variable: old_l2, type: unified, level: 2, cache: {size: 32768, line-size: 64, associativity: 8}}
legacy:
  - {use: cpuid4, l1d: old-l1d, l1i: old-l1i, l2: old-l2}
  - {use: amd, set: big}
`,
    'x86/qemu/compat.yaml': `arrays:
  - array: "9.0"
    since: "10.0"
    entries:
      - {property: guest-phys-bits, value: "0"}
  - array: "6.0"
    entries:
      - {model: Alpha, property: family, value: "6"}
      - {model: Alpha-IBRS, property: family, value: "6"}
      - {property: l3-cache, value: off}
`,
    'x86/qemu/machines.yaml': `families:
  - family: pc-q35
    alias: q35
    default-cpu-model: Alpha
    versioned: true
    machines:
      - {name: pc-q35-10.0, since: "10.0"}
      - {name: pc-q35-7.2, default-cpu-version: 1}
      - {name: pc-q35-2.0, compat: ["9.0", "6.0"], kvm-defaults: {vmx: null}}
`,
    'x86/qemu/accelerators.yaml': `kvm:
  - {property: vmx, value: off}
  - {property: monitor, value: off}
tcg: []
max:
  - {property: vendor, value: AuthenticAMD}
`,
    'x86/qemu/properties.yaml': `properties:
  - {name: family, type: int, default: 0, minimum: 0, maximum: 270}
  - {name: guest-phys-bits, type: uint32, default: 4294967295, since: "10.0"}
  - {name: l3-cache, type: bool, default: true, models: [max, Alpha]}
  - {name: lbr-fmt, type: uint64, default: "0"}
  - {name: model-id, type: string, default: ""}
  - {name: stepping, type: int, default: 0, minimum: 0, maximum: 15}
  - {name: vendor, type: string, default: ""}
aliases:
  - {alias: lbr_fmt, property: lbr-fmt}
`,
    'x86/qemu/cpuid.yaml': `xsave:
  - {component: 0, register: xcr0, owners: [{feature: xsave}], size: 576, offset: 0}
auto-level:
  - {word: 1_ECX}
  - {word: 24_0_EBX, since: "10.0"}
cache-descriptors:
  - {descriptor: 0x6, type: instruction, level: 1, size: 8192, line-size: 32, associativity: 4}
`,
    'x86/qemu/configurations.yaml': `configurations:
  - {id: system, c: "!defined(CONFIG_USER_ONLY)", macro: TCG_SYSTEM, holds: [system-x86_64]}
structures:
  - {id: share-level, about: CPUCacheInfo has a topology level, since: "10.0"}
`,
    'x86/qemu/behaviours.yaml': `behaviours:
  - {id: example, what: An example., source: QEMU 10.0, since: "10.0"}
`,
    'x86/libvirt/index.yaml': `groups:
  - {title: Intel CPU models, models: [{model: Alpha, first: [Alpha-IBRS]}, ancient]}
  - {title: [{value: AMD, until: "10.0"}, {value: AMD CPU models, since: "10.0"}], models: [Beta]}
`,
    'x86/libvirt/vendors.yaml': `vendors:
  - {name: Intel, string: GenuineIntel}
  - {name: AMD, string: AuthenticAMD}
`,
    'x86/libvirt/models/ancient.yaml': `name: ancient
about: A model that only libvirt has.
kind: frozen-history
reason: QEMU has never had this model.
features: [fpu, tsc]
`,
    'x86/libvirt/differences.yaml': `omit:
  - features: [sse2]
    models: [Alpha]
    kind: frozen-history
    reason: libvirt's definition is older than sse2.
extra:
  - features: [syscall]
    names: [Alpha]
    kind: frozen-history
    reason: libvirt's definition has always had syscall.
removed:
  - features: [lm]
    models: [Alpha]
    kind: policy
    reason: The name once had lm, which is a lie.
signatures:
  - kind: policy
    reason: Two parts of one generation differ in the model.
    models:
      Alpha: [{model: 26}, {model: 30, steppings: 5-7}]
no-signature:
  - models: [Beta]
    kind: policy
    reason: Stands for no real CPU that there is.
no-vendor:
  - models: [Beta]
    kind: policy
    reason: libvirt offers it on all hosts there are.
guest-off:
  - names: [Alpha-IBRS]
    kind: policy
    reason: A guest's CPU is reported as the plain model.
`,
    'x86/libvirt/rules.yaml': `versioned-names:
  since: "10.10"
  unlisted-since: "11.0"
  guest: false
  kind: policy
  reason: People keep seeing the names they know.
omit:
  - features: [monitor]
    kind: policy
    reason: KVM leaves monitor off unless asked.
added:
  prefix: vmx-
  names: {until: "9.10"}
  kind: frozen-history
  reason: libvirt knows the vmx features since 9.10.
partial-check:
  since: "10.10"
  names: {until: "10.10"}
  kind: frozen-history
  reason: Older names are compared with libvirt's own definition.
feature-aliases:
  since: "8.9"
  reason: libvirt lists every spelling since then.
upper-half-msrs:
  since: "12.8"
  words: [VMX_MISC]
  kind: upstream-bug
  reason: libvirt took one half of the MSR for the other.
`,
    'x86/libvirt/layout.yaml': `index:
  group-elements-since: "10.10"
signature-comments:
  names: {until: "6.9"}
  also:
    - {text: "080665", models: [Alpha]}
comments:
  - {models: [Beta], lines: [A comment.]}
features:
  generated-since: "9.10"
  header-by-hand: [By hand.]
  header-generated: [Generated.]
  by-hand:
    - {word: 1_EDX, heading: standard features}
libcpuinfo-aliases:
  since: "11.3"
`,
    'arm/index.yaml': `groups:
  - {title: Arm CPUs, models: [cortex-a53]}
`,
    'arm/vendors.yaml': `vendors:
  - {name: ARM, value: "0x41"}
`,
    'arm/features.yaml': `sections:
  - {title: features, features: [fp, asimd]}
`,
    'arm/models/cortex-a53.yaml': `model: cortex-a53
vendor: ARM
pvr: "0xd03"
`,
    'ppc64/index.yaml': `groups:
  - {title: POWER, models: [POWER9]}
`,
    'ppc64/vendors.yaml': `vendors:
  - {name: IBM}
`,
    'ppc64/models/POWER9.yaml': `model: POWER9
vendor: IBM
pvrs:
  - {value: "0x004e0000", mask: "0xffff0000"}
`,
  }),
);
