/**
 * What one QEMU release says about its x86 CPUs, as plain frozen values.
 *
 * This is the contract between the data (generated from the YAML source) and the functions of this package.
 * All 64-bit masks are bigint: feature words of MSRs use bits above 31.
 */
export interface QemuRelease<Model extends string = string, Machine extends string = string> {
  /** Never set: carries the release's names in its type, so that a model or machine type it lacks does not compile. */
  readonly names?: { readonly model: Model; readonly machine: Machine };
  /** Release name, `major.minor`, or with a micro release where that matters: `10.0`, `11.1.3`. */
  readonly release: string;
  /** Feature words in the order of this release's FeatureWord enum (unavailable-features are listed in it). */
  readonly words: readonly FeatureWord[];
  /** feature_dependencies in table order; they are applied once, in this order. */
  readonly dependencies: readonly Dependency[];
  /** Cache descriptions by id, e.g. `epyc-rome`; the legacy sets have the ids in {@link LegacyCaches}. */
  readonly caches: Readonly<Record<string, CacheSet>>;
  readonly legacyCaches: LegacyCaches;
  /** Descriptor bytes of CPUID leaf 2, as matched against a cache (cpuid2_cache_descriptors). */
  readonly cacheDescriptors: readonly CacheDescriptor[];
  /** builtin_x86_defs in table order. */
  readonly models: readonly ModelDefinition[];
  /** Machine types of pc-i440fx, pc-q35, isapc, microvm, and `none` (no machine). */
  readonly machines: readonly MachineType[];
  /** Compatibility properties, in order of application: a later entry of the same property wins. */
  readonly compat: readonly CompatArray[];
  readonly accelerators: Readonly<Record<Accelerator, readonly AcceleratorDefault[]>>;
  /** What `max` (and `host`, its child) sets for itself before the accelerator has its say (max_x86_cpu_initfn), as typed. */
  readonly max: readonly (readonly [property: string, value: string])[];
  /** Properties of a CPU that are no feature bit. */
  readonly properties: readonly PropertySpec[];
  /** Other spellings of a property: alias -> the property's own name (`sse3` -> `pni`). */
  readonly aliases: Readonly<Record<string, string>>;
  readonly xsaveComponents: readonly XsaveComponent[];
  /** What avx10-version=N turns on: the features of every version up to N, oldest first; empty up to 10.2. */
  readonly avx10Versions: readonly Avx10Version[];
  /** Words that raise level, xlevel or xlevel2 when non-zero (x86_cpu_adjust_feat_level), by name. */
  readonly autoLevelWords: readonly string[];
  /** Ids of the rules that this release follows where releases differ; see behaviours.ts. */
  readonly behaviours: ReadonlySet<string>;
}

/** What runs the guest's instructions. */
export type Accelerator = 'kvm' | 'tcg';
/** A register that CPUID answers in. */
export type Register = 'eax' | 'ebx' | 'ecx' | 'edx';

/** Where the bits of a feature word are read: a register of a CPUID subleaf, or an MSR. */
export type WordSource =
  | { readonly kind: 'cpuid'; readonly eax: number; readonly ecx: number | null; readonly register: Register }
  | { readonly kind: 'msr'; readonly index: number };

/** 32 bits of CPUID or 64 of an MSR, with QEMU's names for them. */
export interface FeatureWord {
  /** QEMU's enum name, e.g. `FEAT_7_0_EBX`. */
  readonly name: string;
  readonly source: WordSource;
  /** Names by bit number; null where QEMU gives the bit no name. 32 entries for CPUID words, 64 for MSR words. */
  readonly names: readonly (string | null)[];
  /** Bits that TCG emulates in qemu-system-x86_64. */
  readonly tcg: bigint;
  readonly unmigratable: bigint;
  readonly migratable: bigint;
  /** Bits that `max` and `host` leave off. */
  readonly noAutoEnable: bigint;
}

/** Bits of a feature word. */
export interface WordMask {
  readonly word: string;
  readonly mask: bigint;
}

/** What one version of AVX10 adds to the one before (AVX10VersionDefinition). */
export interface Avx10Version {
  readonly version: number;
  /** Highest subleaf of CPUID leaf 0x24. */
  readonly maxSubleaf: number;
  readonly features: readonly WordMask[];
}

/** If none of the bits of `from` is set, the bits of `to` are cleared (struct FeatureDep). */
export interface Dependency {
  readonly from: WordMask;
  readonly to: WordMask;
}

/** One cache, as CPUID leaf 4 and 0x8000001d describe it. */
export interface Cache {
  readonly type: 'data' | 'instruction' | 'unified';
  readonly level: number;
  /** Bytes. */
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
  /** CPU_TOPOLOGY_LEVEL_* in lower case: thread, core, module, die, socket; null before QEMU had it. */
  readonly shareLevel: string | null;
}

/** The caches of a CPU by level; no L3 where it is null. */
export interface CacheSet {
  readonly l1d: Cache;
  readonly l1i: Cache;
  readonly l2: Cache;
  readonly l3: Cache | null;
}

/** Ids (keys of {@link QemuRelease.caches}) of the sets used when legacy-cache is on. */
export interface LegacyCaches {
  /** Leaf 4 and, up to 10.0, the base of the others. */
  readonly cpuid4: string;
  readonly cpuid2: string;
  readonly amd: string;
}

/** A cache that a byte of CPUID leaf 2 stands for. */
export interface CacheDescriptor {
  readonly descriptor: number;
  readonly type: Cache['type'];
  readonly level: number;
  readonly size: number;
  readonly lineSize: number;
  readonly associativity: number;
}

/** An entry of QEMU's table of CPU models. */
export interface ModelDefinition {
  readonly name: string;
  /** Release that first had it; absent where nobody knows or cares. */
  readonly since?: string;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly level: number;
  readonly xlevel: number;
  readonly modelId: string;
  readonly avx10Version: number;
  /** Sets x-force-cpuid-0x1f. */
  readonly forceCpuid1f?: true;
  /** Word name -> bits; words without bits are absent. */
  readonly features: Readonly<Record<string, bigint>>;
  /** Id of the model's cache set, or null for the legacy ones. */
  readonly cache: string | null;
  /** Always holds version 1 first (`NAME-v1`), whether or not QEMU's table lists it. */
  readonly versions: readonly ModelVersion[];
  readonly deprecation: string | null;
}

/** One version of a model: what it changes, and its names. */
export interface ModelVersion {
  readonly version: number;
  /** Release that first had it; absent: as old as the model. */
  readonly since?: string;
  /** Another name of exactly this version, e.g. `EPYC-IBPB`. */
  readonly alias: string | null;
  readonly note: string | null;
  /** Property and value as typed on the command line, in table order; cumulative over versions. */
  readonly properties: readonly (readonly [property: string, value: string])[];
  /** Cache set from this version on; null: as before. */
  readonly cache: string | null;
}

/** A machine type, and what it means for CPUs. */
export interface MachineType {
  /** `pc-q35-7.2`, `isapc`, `microvm`, `none`. */
  readonly name: string;
  /** Short name that means this machine type in this release (`pc`, `q35`), or null. */
  readonly alias: string | null;
  /** What an unversioned model name means: a version number, `latest`, or `legacy` (no version applied, no alias-of). */
  readonly defaultCpuVersion: number | 'latest' | 'legacy';
  readonly defaultCpuModel: string;
  /** Names of the compat arrays that apply, in order of application (newest release first). */
  readonly compat: readonly string[];
  /** KVM's irqchip is split unless the user says otherwise (MachineClass.default_kernel_irqchip_split). */
  readonly splitIrqchip: boolean;
  /** Other values of KVM's defaults on this machine type; null leaves the property alone (x86_cpu_change_kvm_default). */
  readonly kvmDefaults?: Readonly<Record<string, string | null>>;
  readonly deprecated: boolean;
}

/** The compatibility properties that QEMU sets on machine types up to a release. */
export interface CompatArray {
  /** The release it is named after: array `9.0` applies to machine types 9.0 and older. */
  readonly name: string;
  readonly entries: readonly CompatEntry[];
}

/** One compatibility property of CPUs. */
export interface CompatEntry {
  /** Name whose QOM type is hit (`EPYC` hits EPYC-x86_64-cpu only), or null for any CPU. */
  readonly model: string | null;
  readonly property: string;
  readonly value: string;
}

/** A property that KVM sets on every CPU. */
export interface AcceleratorDefault {
  readonly property: string;
  readonly value: string;
  /** `split-irqchip`: only with a split irqchip; `no-irqchip`: only without one in the kernel. */
  readonly when: 'always' | 'split-irqchip' | 'no-irqchip';
}

/** The type of a property, which decides what may be written. */
export type PropertyType =
  | 'bool'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'int'
  | 'int32'
  | 'int64'
  | 'size'
  | 'string'
  | 'OnOffAuto';

/** A property that is not a feature bit. */
export interface PropertySpec {
  readonly name: string;
  readonly type: PropertyType;
  /** Before anything is applied. 64-bit values are bigint. */
  readonly default: boolean | number | bigint | string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  /** Only these models have it (`migratable` of max and host); absent for all. */
  readonly models?: readonly string[];
  /** True of one running machine rather than of a model: apic-id, thread-id, memory ... */
  readonly instance: boolean;
  /** False where the guest cannot see it (`check`, `x-migrate-smi-count`). */
  readonly guestVisible: boolean;
}

/** A part of the XSAVE area. */
export interface XsaveComponent {
  /** Bit of XCR0 or IA32_XSS. */
  readonly component: number;
  readonly register: 'xcr0' | 'xss';
  /** Features any of which makes the component available, by QEMU name. */
  readonly owners: readonly string[];
  readonly size: number;
  /** Offset in the standard format under TCG; 0 where it has none. */
  readonly offset: number;
}
