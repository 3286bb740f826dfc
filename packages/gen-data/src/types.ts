import type { Accelerator, X86Level } from '@cpu-models/runtime';

/** Where a feature's bit is. */
export type Address =
  | {
      readonly kind: 'cpuid';
      readonly leaf: number;
      readonly subleaf: number | null;
      readonly register: string;
      readonly bit: number;
    }
  | { readonly kind: 'msr'; readonly index: number; readonly bit: number };

/** A feature in every vocabulary; null where one has no name for it. */
export interface FeatureEntry {
  readonly name: string;
  readonly word: string;
  readonly address: Address;
  readonly qemu: string | null;
  readonly libvirt: string | null;
  readonly linux: string | null;
  /** QEMU's other spellings. */
  readonly aliases: readonly string[];
  /** Releases that know it by a name. */
  readonly inQemu: readonly string[];
  readonly inLibvirt: readonly string[];
}

/** One version of a model. */
export interface VersionEntry {
  readonly name: string;
  readonly version: number;
  readonly alias: string | null;
  readonly note: string | null;
  readonly abiLevel: X86Level;
  /** Key of the set of what it switches on, before machine type and accelerator. */
  readonly features: string;
}

/** A model as one release has it. */
export interface ModelEntry {
  readonly name: string;
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly level: number;
  readonly xlevel: number;
  readonly modelId: string;
  readonly deprecated: string | null;
  readonly versions: readonly VersionEntry[];
}

export type Scalar = string | number | boolean;

/** A CPU: the key of the set of features that are on, and other properties where its machine type's class differs. */
export interface CpuEntry {
  readonly on: string;
  readonly values: Readonly<Record<string, Scalar>>;
}

/** Machine types on which every name means the same. */
export interface MachineClass {
  readonly machines: readonly string[];
  /** By accelerator: properties that its CPUs have unless they say otherwise, where they are not the release's default. */
  readonly values: Readonly<Record<Accelerator, Readonly<Record<string, Scalar>>>>;
}

/** What a name is under an accelerator. */
export interface ExpansionEntry {
  /** Key of a CPU. */
  readonly cpu: string;
  /** Classes of machine types on which it is another one. */
  readonly except: Readonly<Record<string, string>>;
}

/** What a name is; under KVM nobody knows `max` without a host. */
export type NameEntry = Readonly<Partial<Record<Accelerator, ExpansionEntry>>>;

/** One QEMU release. */
export interface QemuEntry {
  readonly release: string;
  readonly models: readonly ModelEntry[];
  readonly machines: readonly {
    readonly name: string;
    readonly alias: string | null;
    readonly class: string;
    readonly defaultModel: string;
    readonly deprecated: boolean;
  }[];
  /** Every property that is a feature; what a CPU does not list as on is off. */
  readonly switches: readonly string[];
  /** Other properties, with the value that they have unless a class or a CPU says otherwise. */
  readonly defaults: Readonly<Record<string, Scalar>>;
  /** Other spellings of properties. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly classes: Readonly<Record<string, MachineClass>>;
  /** By name. */
  readonly expansions: Readonly<Record<string, NameEntry>>;
}

/** A model of libvirt's map. */
export interface LibvirtModelEntry {
  readonly name: string;
  readonly vendor: string | null;
  /** Key of a set. */
  readonly features: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface LibvirtEntry {
  readonly release: string;
  readonly models: readonly LibvirtModelEntry[];
}

/** Everything that the package says, as one value, from which all forms are written. */
export interface DataPackage {
  readonly features: readonly FeatureEntry[];
  /** Lists of features by key; releases share them. */
  readonly sets: Readonly<Record<string, readonly string[]>>;
  /** CPUs by key; releases and machine types share them. */
  readonly cpus: Readonly<Record<string, CpuEntry>>;
  readonly qemu: readonly QemuEntry[];
  readonly libvirt: readonly LibvirtEntry[];
}
