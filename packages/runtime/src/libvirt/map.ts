/**
 * libvirt's cpu_map of one release as plain frozen values: what cpuMapLoad() reads from the XML files.
 * Order of features and models is the order of loading, and has meaning (ties, output order).
 */
export interface CpuMap<Release extends string = string> {
  /** `9.0`, `11.3`. */
  readonly release: Release;
  readonly x86: X86Map;
  readonly ppc64: Ppc64Map;
  readonly arm: ArmMap;
}

/** The x86 part of a cpu_map. */
export interface X86Map {
  readonly vendors: readonly { readonly name: string; readonly string: string }[];
  readonly features: readonly MapFeature[];
  readonly models: readonly MapModel[];
}

/** Where a feature's one bit is. MSR bits 0..31 are libvirt's eax, 32..63 its edx. */
export type FeatureBitAddress =
  | {
      readonly kind: 'cpuid';
      readonly eax: number;
      readonly ecx: number;
      readonly register: 'eax' | 'ebx' | 'ecx' | 'edx';
      readonly bit: number;
    }
  | { readonly kind: 'msr'; readonly index: number; readonly bit: number };

/** A `<feature>` of a cpu_map: a name for a bit. */
export interface MapFeature {
  readonly name: string;
  readonly address: FeatureBitAddress;
  readonly migratable: boolean;
  readonly aliases: readonly { readonly name: string; readonly source: 'qemu' | 'linux' }[];
}

/** A `<model>` of a cpu_map. */
export interface MapModel {
  readonly name: string;
  /** `<check partial='compat'/>` */
  readonly partialCompat: boolean;
  readonly decodeHost: boolean;
  readonly decodeGuest: boolean;
  /** `<model name='...'/>`: the model it inherits from, loaded before. */
  readonly ancestor: string | null;
  readonly signatures: readonly MapSignature[];
  readonly vendor: string | null;
  /** Names, in file order. */
  readonly features: readonly string[];
  /** `added='yes'` and `removed='yes'`: recorded, not part of the model's data. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Family and model by which a processor is recognised. */
export interface MapSignature {
  readonly family: number;
  readonly model: number;
  /** Steppings it is limited to, as a bit mask of 0..15; null: any. */
  readonly stepping: number | null;
}

/** The ppc64 part of a cpu_map. */
export interface Ppc64Map {
  readonly vendors: readonly string[];
  readonly models: readonly {
    readonly name: string;
    readonly vendor: string | null;
    readonly pvrs: readonly { readonly value: number; readonly mask: number }[];
  }[];
}

/** The ARM part of a cpu_map. */
export interface ArmMap {
  readonly vendors: readonly { readonly name: string; readonly value: number }[];
  readonly features: readonly string[];
  readonly models: readonly {
    readonly name: string;
    readonly vendor: string | null;
    readonly pvr: number | null;
  }[];
}
