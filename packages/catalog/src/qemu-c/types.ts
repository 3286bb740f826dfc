import type { CompatArray, ModelDefinition, ModelVersion } from '@cpu-models/runtime';
import type { CacheDescription, CpuidAddress, LooseCache, MsrAddress } from '@cpu-models/source';

/** What one QEMU release's C tables say, in QEMU's order and with QEMU's macro names. */
export interface CTables {
  readonly release: string;
  /** In the order of the FeatureWord enum. */
  readonly words: readonly CWord[];
  /** Whether the table of words is private to its C file. */
  readonly staticWords: boolean;
  /** Whether topology levels are spelled as in 9.1 alone: CPU_TOPO_LEVEL_*. */
  readonly shortLevelNames: boolean;
  /** The build configurations that some word's TCG masks depend on. */
  readonly conditions: readonly CCondition[];
  readonly dependencies: readonly CDependency[];
  /** Oldest version first; empty in releases without the table. */
  readonly avx10: readonly CAvx10Version[];
  readonly looseCaches: readonly CLooseCache[];
  readonly cacheSets: readonly CCacheSet[];
  readonly models: readonly CModel[];
  /** Whether QEMU declares the table of models const. */
  readonly constModels: boolean;
  /** Newest first; arrays without an entry for CPUs are left out. */
  readonly compat: readonly CompatArray[];
}

/** Bits of one word: by macro, and by number where QEMU has no macro. */
export interface CMask {
  readonly macros: readonly string[];
  readonly numbers: bigint;
  /** Every bit of the word, whether or not anything is known of it. */
  readonly all: boolean;
}

export interface CWord {
  /** Without FEAT_. */
  readonly name: string;
  /** The YAML file, below the source's root. */
  readonly file: string;
  readonly at: CpuidAddress | MsrAddress;
  /** By bit: 32 entries for CPUID words, 64 for MSR words; null where QEMU has no name. */
  readonly names: readonly (string | null)[];
  /** What TCG emulates; `when` is null for what it emulates in every build. */
  readonly tcg: readonly CTcgMask[];
  readonly unmigratable: CMask;
  readonly migratable: CMask;
  readonly noAutoEnable: CMask;
}

export interface CTcgMask {
  readonly when: CCondition | null;
  readonly mask: CMask;
}

/** A build configuration: a preprocessor condition, and the helper macro that stands for it. */
export interface CCondition {
  readonly macro: string;
  readonly c: string;
}

export interface CWordMask {
  readonly word: string;
  readonly mask: CMask;
}

export interface CDependency {
  readonly from: CWordMask;
  readonly to: CWordMask;
  readonly about: string | undefined;
}

/** What one version of AVX10 adds to the one before. */
export interface CAvx10Version {
  readonly version: number;
  readonly maxSubleaf: number;
  readonly features: readonly CWordMask[];
}

/** A cache; `share-level` is absent in releases whose C structure has no such field. */
export interface CCache extends CacheDescription {
  readonly type: LooseCache['type'];
  readonly level: number;
}

export interface CLooseCache {
  readonly variable: string;
  readonly mutable: boolean;
  readonly cache: CCache;
}

export interface CCacheSet {
  readonly id: string;
  readonly variable: string;
  readonly mutable: boolean;
  readonly slots: readonly { readonly name: 'l1d' | 'l1i' | 'l2' | 'l3'; readonly cache: CCache }[];
}

export interface CModel {
  readonly definition: ModelDefinition;
  /** The YAML file, below the source's root. */
  readonly file: string;
  readonly about: string | undefined;
  readonly modelId: CText;
  /** Undefined in releases whose C structure has no such field, and where it is 0. */
  readonly avx10Version: number | undefined;
  /** Leaf 0x1F whatever the topology; false in releases whose C structure has no such field. */
  readonly forceCpuid1f: boolean;
  /** C variable. */
  readonly cache: string | undefined;
  readonly features: readonly CWordMask[];
  /** Undefined where QEMU's table lists no versions. */
  readonly versions: readonly CVersion[] | undefined;
}

/** A string built from literals and, where null stands, from QEMU_HW_VERSION. */
export type CText = readonly (string | null)[];

export interface CVersion extends ModelVersion {
  readonly about: string | undefined;
  /** C variable of the caches. */
  readonly variable: string | undefined;
}
