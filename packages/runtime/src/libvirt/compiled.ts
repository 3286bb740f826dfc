import type { LibvirtBehaviour } from './behaviours.js';
import type { Bits } from './bits.js';
import type { CpuFeature } from './cpu.js';
import type { FeatureBitAddress, MapSignature } from './map.js';

/** The x86 part of one release's cpu_map, compiled: what every operation takes first. Made by loadMap. */
export interface X86Cpus<Release extends string = string> {
  readonly release: Release;
  readonly behaviours: ReadonlySet<LibvirtBehaviour>;
  readonly vendors: readonly CompiledVendor[];
  /** In map order; the position is the feature's number in all {@link Bits}. */
  readonly features: readonly CompiledFeature[];
  /** Feature numbers by name; without a prototype, and faster than a Map for strings that are not interned. */
  readonly featureNumbers: Readonly<Record<string, number | undefined>>;
  /** In map order, which decides ties. */
  readonly models: readonly CompiledModel[];
  readonly modelsByName: ReadonlyMap<string, CompiledModel>;
  readonly nonMigratable: Bits;
  readonly msrFeatures: Bits;
  readonly registers: RegisterIndex;
  /** Sets for use within one call; no call keeps them. */
  readonly scratch: Scratch;
}

/** A vendor of the map as numbers. */
export interface CompiledVendor {
  readonly name: string;
  /** Leaf 0 registers of the vendor string. */
  readonly ebx: number;
  readonly ecx: number;
  readonly edx: number;
}

/** A feature of the map with what results need of it. */
export interface CompiledFeature {
  readonly name: string;
  readonly address: FeatureBitAddress;
  readonly migratable: boolean;
  /** Ready-made list entries, shared by all results. */
  readonly require: CpuFeature;
  readonly disable: CpuFeature;
  readonly plain: CpuFeature;
}

/** A model of the map with its inherited bits joined in. */
export interface CompiledModel {
  readonly name: string;
  readonly number: number;
  readonly bits: Bits;
  readonly vendor: CompiledVendor | null;
  readonly signatures: readonly MapSignature[];
  readonly decodeHost: boolean;
  readonly decodeGuest: boolean;
  readonly partialCompat: boolean;
  /** Feature numbers, in map file order. */
  readonly removed: readonly number[];
  readonly removedBits: Bits;
  readonly added: readonly string[];
  /** Name of the model that says the same under its canonical name. */
  readonly canonical: string | null;
}

/** Which feature each bit of a register is: number of the feature, or -1. */
export interface RegisterTable {
  readonly mask: number;
  readonly numbers: Int16Array;
}

/** Where the features of a register are found, by leaf and by MSR. */
export interface RegisterIndex {
  readonly cpuid: ReadonlyMap<number, readonly LeafTable[]>;
  readonly msr: ReadonlyMap<number, { readonly eax: RegisterTable; readonly edx: RegisterTable }>;
}

/** The features of one subleaf, by register. */
export interface LeafTable {
  readonly ecxIn: number;
  readonly eax: RegisterTable;
  readonly ebx: RegisterTable;
  readonly ecx: RegisterTable;
  readonly edx: RegisterTable;
}

/** Room for bits that one answer works with and the next one uses again. */
export interface Scratch {
  readonly data: Bits;
  readonly host: Bits;
  readonly forced: Bits;
  readonly required: Bits;
  readonly optional: Bits;
  readonly disabled: Bits;
  readonly forbidden: Bits;
  readonly blockers: Bits;
}
