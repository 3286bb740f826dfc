import type {
  Extra,
  Hex,
  TreeAvx10,
  TreeCache,
  TreeCacheDescriptor,
  TreeCacheSlot,
  TreeDependency,
  TreeModel,
  TreeProp,
  TreeRegister,
  TreeVersion,
  TreeWordMask,
} from './types.js';

/** What the dumper of dump-tables.ts prints. */
export interface RawTables {
  readonly words: readonly RawWord[];
  readonly dependencies: readonly TreeDependency[];
  readonly cacheSets: Readonly<Record<string, Readonly<Record<'l1d' | 'l1i' | 'l2' | 'l3', TreeCacheSlot | null>>>>;
  readonly looseCaches: Readonly<Record<string, TreeCache>>;
  readonly descriptors: readonly (TreeCacheDescriptor | null)[];
  readonly models: readonly RawModel[];
  readonly avx10: readonly TreeAvx10[];
  readonly props: Readonly<Record<string, readonly TreeProp[]>>;
  readonly xsave: readonly RawXsaveArea[];
  readonly xsaveOffsets: readonly (readonly [number, number])[];
  readonly xssMask: Hex | null;
  readonly hwVersion: string;
  readonly macros: Readonly<Record<string, Hex | null>>;
}

export interface RawXsaveArea {
  /** The only owner, or null in releases with {@link features}. */
  readonly word: string | null;
  readonly bits: Hex | null;
  readonly features: readonly TreeWordMask[] | null;
  readonly size: number;
  readonly offset: number;
}

export interface RawWord {
  readonly name: string;
  readonly kind: 'cpuid' | 'msr' | null;
  readonly eax: number;
  readonly needsEcx: boolean;
  readonly ecx: number;
  readonly register: TreeRegister | null;
  readonly index: number;
  readonly names: readonly (string | null)[];
  readonly tcg: Hex;
  readonly unmigratable: Hex;
  readonly migratable: Hex;
  readonly noAutoEnable: Hex | null;
  readonly extra?: Extra;
}

export type RawModel = Omit<TreeModel, 'versions'> & { readonly versions: readonly RawVersion[] };

export type RawVersion = Omit<TreeVersion, 'properties' | 'hasProps' | 'cache'> & {
  readonly properties: readonly TreeProp[] | null;
  readonly cache: string | null;
};
