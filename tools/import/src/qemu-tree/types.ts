import type { Configuration } from '@cpu-models/source';

/**
 * What an unpacked QEMU source tree says about x86 CPU models, as one plain JSON-able value.
 *
 * The values are facts of C: names are spelled as in C, nothing is renamed, merged or interpreted.
 * All numbers that may exceed 32 bits are {@link Hex} strings.
 */
export interface QemuTree {
  /** Content of the tree's VERSION file, e.g. `10.0.13`. */
  readonly version: string;
  /** QEMU_HW_VERSION, e.g. `2.5+`. */
  readonly hwVersion: string;
  /** Feature words in the order of the FeatureWord enum. */
  readonly words: readonly TreeWord[];
  /** The configurations that {@link TreeWord.tcg} has masks for. */
  readonly configurations: readonly TreeConfiguration[];
  /** feature_dependencies in table order. */
  readonly dependencies: readonly TreeDependency[];
  /** Every CPUCaches and loose CPUCacheInfo variable of cpu.c, in file order. */
  readonly caches: readonly TreeCacheVariable[];
  /** cpuid2_cache_descriptors by descriptor byte. */
  readonly cacheDescriptors: readonly TreeCacheDescriptor[];
  /** builtin_x86_defs in table order. */
  readonly models: readonly TreeModel[];
  /** builtin_avx10_defs, oldest version first; empty in trees without it. */
  readonly avx10: readonly TreeAvx10[];
  /** Macros such as PPRO_FEATURES that stand for several bits and are used in the tables. */
  readonly aggregateMacros: readonly TreeAggregateMacro[];
  /** Is builtin_x86_defs const? (It was mutable up to 5.2.) */
  readonly modelsAreConst: boolean;
  /** Is feature_word_info static? (It was up to 6.0.) */
  readonly wordsAreStatic: boolean;
  readonly kvmDefaults: readonly TreeDefault[];
  readonly tcgDefaults: readonly TreeDefault[];
  /** All compat arrays: those of machine.c (`hw_compat_*`), pc.c, and local ones of the machine files; in file order. */
  readonly compatArrays: readonly TreeCompatArray[];
  readonly machines: readonly TreeMachine[];
  /** Properties of a CPU that are no feature bit, in registration order. */
  readonly properties: readonly TreeProperty[];
  /** Aliases in registration order. */
  readonly aliases: readonly TreeAlias[];
  readonly xsave: readonly TreeXsaveArea[];
  /** Words passed to x86_cpu_adjust_feat_level, in order of the calls. */
  readonly levelWords: readonly TreeLevelWord[];
  /** Everything that could not be placed, or whose structure is new. Empty for a tree that is fully understood. */
  readonly problems: readonly string[];
}

/** `0x` and lower-case hex digits without leading zeros: `0x0`, `0x80000001`, `0xffffffffffffffff`. */
export type Hex = string;

export type TreeRegister = 'eax' | 'ebx' | 'ecx' | 'edx';

export type TreeWordSource =
  | { readonly kind: 'cpuid'; readonly eax: number; readonly ecx: number | null; readonly register: TreeRegister }
  | { readonly kind: 'msr'; readonly index: number };

export interface TreeWord {
  /** `FEAT_7_0_EBX`. */
  readonly name: string;
  readonly source: TreeWordSource;
  /** feat_names by bit: 32 entries for CPUID words, 64 for MSR words; null where the bit has no name. */
  readonly names: readonly (string | null)[];
  readonly unmigratable: Hex;
  readonly migratable: Hex;
  readonly noAutoEnable: Hex;
  /** tcg_features per configuration id, see {@link TreeConfiguration}. */
  readonly tcg: Readonly<Record<ConfigurationId, Hex>>;
  /** The C macro of each bit; null where none is known. As long as {@link names}. */
  readonly macros: readonly (string | null)[];
  /** Macros of the same single bit that were not chosen: bit number -> names. */
  readonly otherMacros: Readonly<Record<string, readonly string[]>>;
  /** Macro prefixes that the word's macros were recognised by, e.g. `CPUID_7_0_EBX_`. */
  readonly macroPrefixes: readonly string[];
  readonly extra?: Extra;
}

/**
 * Fields of the C struct that this reader does not know, by name (each is also named in `problems`); absent if there are none.
 * Numbers as {@link Hex}, strings as they are, null for a null pointer or something that is neither.
 */
export type Extra = Readonly<Record<string, string | null>>;

/** `system-x86_64-no-linux` is qemu-system-x86_64 built on something other than Linux. */
export type ConfigurationId = Configuration['holds'][number];

export interface TreeConfiguration {
  readonly id: ConfigurationId;
  /** The macros that are defined in it. */
  readonly defines: readonly string[];
}

export interface TreeWordMask {
  readonly word: string;
  readonly mask: Hex;
}

export interface TreeDependency {
  readonly from: TreeWordMask;
  readonly to: TreeWordMask;
}

/** What one version of AVX10 adds to the one before. */
export interface TreeAvx10 {
  /** `avx10.1`. */
  readonly name: string;
  readonly version: number;
  /** Highest subleaf of leaf 0x24. */
  readonly maxSubleaf: number;
  readonly features: readonly TreeWordMask[];
  readonly extra?: Extra;
}

export interface TreeCache {
  readonly type: 'data' | 'instruction' | 'unified';
  readonly level: number;
  readonly size: number;
  readonly lineSize: number;
  readonly associativity: number;
  readonly partitions: number;
  readonly sets: number;
  readonly linesPerTag: number;
  readonly selfInit: boolean;
  readonly noInvdSharing: boolean;
  readonly inclusive: boolean;
  readonly complexIndexing: boolean;
  /** `CPU_TOPOLOGY_LEVEL_CORE`; null in trees without the field. */
  readonly shareLevel: string | null;
  readonly extra?: Extra;
}

export type TreeCacheVariable = TreeCacheSet | TreeLooseCache;

/** `static const CPUCaches epyc_cache_info = { .l1d_cache = &(CPUCacheInfo) { ... } };` */
export interface TreeCacheSet {
  readonly kind: 'set';
  /** C name, `epyc_cache_info`. */
  readonly name: string;
  readonly isConst: boolean;
  readonly l1d: TreeCacheSlot | null;
  readonly l1i: TreeCacheSlot | null;
  readonly l2: TreeCacheSlot | null;
  readonly l3: TreeCacheSlot | null;
}

export interface TreeCacheSlot {
  readonly cache: TreeCache;
  /** C name of the loose variable that the slot points to, or null for a compound literal. */
  readonly variable: string | null;
}

/** `static CPUCacheInfo legacy_l1d_cache = { ... };` (up to 10.1). */
export interface TreeLooseCache {
  readonly kind: 'loose';
  readonly name: string;
  readonly isConst: boolean;
  readonly cache: TreeCache;
}

export interface TreeCacheDescriptor {
  readonly descriptor: number;
  readonly type: TreeCache['type'];
  readonly level: number;
  readonly size: number;
  readonly lineSize: number;
  readonly associativity: number;
}

export interface TreeModel {
  readonly name: string;
  readonly level: number;
  readonly xlevel: number;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  /** Null in trees without the field. */
  readonly avx10Version: number | null;
  /** `.cpuid_0x1f`; null in trees without the field. */
  readonly cpuid1f: boolean | null;
  /** As the compiler sees it: `QEMU Virtual CPU version 2.5+`. */
  readonly modelId: string;
  /** Word name -> mask; words without bits are absent. In enum order. */
  readonly features: Readonly<Record<string, Hex>>;
  /** C name of the cache variable, or null. */
  readonly cache: string | null;
  /** Whether `.versions` is written at all. */
  readonly hasVersionList: boolean;
  /** As written: empty without a version list. */
  readonly versions: readonly TreeVersion[];
  readonly deprecation: string | null;
  readonly extra?: Extra;
}

export interface TreeVersion {
  readonly version: number;
  readonly alias: string | null;
  readonly note: string | null;
  readonly properties: readonly TreeProp[];
  /** Is `.props` written (it may be written and empty)? */
  readonly hasProps: boolean;
  readonly cache: string | null;
  readonly extra?: Extra;
}

export interface TreeProp {
  readonly property: string;
  /** Null where C has NULL. */
  readonly value: string | null;
}

export interface TreeAggregateMacro {
  /** `PPRO_FEATURES`. */
  readonly name: string;
  /** The word it is used for; several for macros of more than one word. */
  readonly words: readonly string[];
  readonly mask: Hex;
  /** The text after `#define NAME`, blanks collapsed, as written in the x86_64 system configuration. */
  readonly text: string;
}

export interface TreeDefault extends TreeProp {
  /**
   * When the entry of the table stands as written: `always`, or the run-time condition that puts `value` in place.
   * `irqchip-split`: with a split irqchip; `no-irqchip`: with no irqchip in the kernel (or no KVM support for it).
   */
  readonly when: 'always' | 'irqchip-split' | 'no-irqchip';
}

export interface TreeCompatArray {
  /** C name: `pc_compat_9_0`, `hw_compat_9_0`, or `FUNCTION.compat` for a local array of a function. */
  readonly name: string;
  /** File below the tree, e.g. `hw/i386/pc.c`. */
  readonly file: string;
  /** All entries in order, of all devices. */
  readonly entries: readonly TreeCompatEntry[];
}

export interface TreeCompatEntry {
  readonly driver: TreeDriver;
  readonly property: string;
  readonly value: string;
  /** `.optional = true`. */
  readonly optional: boolean;
  /** The macro that the entry was written through (`PC_CPU_MODEL_IDS`), or null. */
  readonly macro: string | null;
}

export type TreeDriver =
  /** TYPE_X86_CPU: every CPU. */
  | { readonly kind: 'any-cpu' }
  /** `"EPYC-" TYPE_X86_CPU`, X86_CPU_TYPE_NAME("EPYC"): this type only. */
  | { readonly kind: 'cpu'; readonly model: string }
  /** Another device, by its QOM name where the compiler or the text tells it, else the C text. */
  | { readonly kind: 'device'; readonly name: string };

export interface TreeMachine {
  /** `pc-i440fx-7.2`, `pc-q35-4.0.1`, `isapc`, `microvm`, `none`. */
  readonly name: string;
  /** `pc` or `q35` where the machine type is the newest of its family, else null. */
  readonly alias: string | null;
  readonly isDefault: boolean;
  /** C name of the last option function of the chain, or of the class-init function. */
  readonly options: string;
  /** C names of the compat arrays, in order of application (compat_props_add calls). */
  readonly compat: readonly string[];
  /** PCMachineClass/X86MachineClass default_cpu_version: 1, `latest`, or `legacy`. */
  readonly defaultCpuVersion: number | 'latest' | 'legacy';
  /** `qemu64`, `486`; null for `none`. */
  readonly defaultCpuModel: string | null;
  /** default_kernel_irqchip_split. */
  readonly splitIrqchip: boolean;
  /** deprecation_reason, or null. Machines that QEMU deprecates by age carry `by age` (see problems for how it is decided). */
  readonly deprecation: string | null;
  /** x86_cpu_change_kvm_default calls that this machine makes when it starts, in order. */
  readonly kvmDefaultChanges: readonly TreeProp[];
  /** All scalar class fields that the option functions set and that are not above, e.g. `enforce_amd_1tb_hole` -> `false`. */
  readonly otherFields: Readonly<Record<string, string>>;
}

export interface TreeProperty {
  readonly name: string;
  /** QOM type: bool, uint8, uint16, uint32, uint64, int, int32, int64, size, string, OnOffAuto, or the C text if unknown. */
  readonly type: string;
  /** The default before anything is applied: a decimal number, `true`/`false`, a string; null: unknown. */
  readonly default: string | null;
  /** How it is registered: `DEFINE_PROP_BIT64`, `object_property_add`, ... */
  readonly by: string;
  /** Where: `cpu.c x86_cpu_properties`, `cpu.c x86_cpu_initfn`, `hw/core/cpu ...`. */
  readonly where: string;
  /** Models that have it, or null for all (`migratable` of max and host). */
  readonly models: readonly string[] | null;
  /** Field of X86CPU/CPUState that holds it, as in C, or null. */
  readonly field: string | null;
  /** For DEFINE_PROP_BIT*: the bit expression as in C (`HYPERV_FEAT_RELAXED`). */
  readonly bit: string | null;
  /** Has it no setter (`unavailable-features`)? */
  readonly readOnly: boolean;
  /** The #if conditions the registration stands under in a system emulator, outermost first; empty for none. */
  readonly conditions: readonly string[];
}

export interface TreeAlias {
  /** `sse3`. */
  readonly alias: string;
  /** `pni`. */
  readonly target: string;
}

export interface TreeXsaveArea {
  /** Component number. */
  readonly component: number;
  /** Features of which any makes the component available; owner of x86_ext_save_areas first. Mask of one bit each. */
  readonly owners: readonly TreeWordMask[];
  readonly register: 'xcr0' | 'xss';
  readonly size: number;
  /** Offset under TCG; 0 where it has none. */
  readonly tcgOffset: number;
  /** `.offset` as written in x86_ext_save_areas (5.2), null where the table has none. */
  readonly tableOffset: number | null;
}

export interface TreeLevelWord {
  readonly word: string;
  /** False for calls outside `if (cpu->full_cpuid_auto_level)`; null where the release has no such switch. */
  readonly onlyFullAutoLevel: boolean | null;
}
