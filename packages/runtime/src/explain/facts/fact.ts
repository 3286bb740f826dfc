/** Something known of real hosts that no definition says: which features it is about, and who says so. */
export interface Fact {
  /** QEMU's names; a trailing `*` stands for any ending. */
  readonly features: readonly string[];
  /** One line for people, without a full stop. */
  readonly reason: string;
  /** What to do about it; absent if nothing helps. */
  readonly remedy?: string | null;
  readonly source: string;
}

/** Features that only CPUs of some vendors ever had. */
export interface VendorOnly extends Fact {
  readonly vendors: readonly string[];
  /** What the others have instead. */
  readonly instead?: readonly { readonly of: string; readonly take: string }[];
}

/** CPUs by /proc/cpuinfo: family, and models where not all of the family. */
export interface CpuRange {
  readonly vendor: string;
  readonly family: number;
  readonly models?: readonly number[];
  readonly steppings?: readonly number[];
}

/** Features that Linux, microcode, firmware or QEMU takes away from some CPUs, or that no CPU of a model has. */
export interface Erratum extends Fact {
  readonly cpus: readonly CpuRange[];
  readonly cause: 'erratum' | 'microcode' | 'firmware-off' | 'cpu-lacks';
  /** Only of CPUs that have these too. */
  readonly beside?: readonly string[];
  /** Only where the CPU's registers do not show it. */
  readonly when?: 'lacking';
  /** QEMU hides it whatever Linux and microcode do. */
  readonly always?: boolean;
}

/** What all CPUs of a generation have, or none of them. */
export interface Generation extends Omit<Fact, 'remedy'> {
  readonly cpus: readonly CpuRange[];
  readonly has: boolean;
}

/** Features that came with microcode. */
export interface FromMicrocode extends Fact {
  /** Whose CPUs it came to; any unless given. */
  readonly vendors?: readonly string[];
}

/** A feature that guests can have although the host CPU has none of it. */
export interface KvmEmulated extends Fact {
  /** On every host, whatever its CPU. */
  readonly always?: boolean;
  /** Only on CPUs of these vendors; any unless given. */
  readonly vendors?: readonly string[];
  /** What KVM makes it of: all of these. */
  readonly of?: readonly string[];
  /** The first Linux whose KVM does. */
  readonly since?: string;
}

/** A feature that KVM gives only where the CPU has others too. */
export interface KvmBeside extends Fact {
  readonly beside: readonly string[];
}

/** Since which Linux KVM offers a feature. */
export interface KvmSince {
  readonly kernel: string;
  /** Only known from the releases that were read: it may be older. */
  readonly read?: boolean;
  readonly features: readonly string[];
  readonly source: string;
}

/** A parameter of a KVM module without which KVM does not offer the features. */
export interface KvmParameter {
  readonly module: 'kvm' | 'kvm_intel' | 'kvm_amd';
  readonly parameter: string;
  readonly features: readonly string[];
  /** Off unless somebody sets it. */
  readonly default?: 'off';
  /** Everything about guests' own guests hangs on it. */
  readonly nested?: boolean;
  readonly source: string;
}

/** What QEMU hides from `host` and `max` since a release, by the host's vendor. */
export interface HiddenFromMax extends Fact {
  readonly vendor: string;
  readonly since: string;
  /** A property that brings the old answer back; machine types up to `machinesUpTo` set it. */
  readonly property: string;
  readonly machinesUpTo: string;
}

/** A flag of /proc/cpuinfo that stands for other bits than the one of its name. */
export interface LinuxFlag {
  readonly flag: string;
  readonly line?: 'vmx flags' | 'address sizes';
  readonly vendors?: readonly string[];
  readonly families?: readonly number[];
  readonly features: readonly string[];
  readonly present?: 'on' | 'unknown';
  readonly absent?: 'off' | 'unknown';
}

/** Properties of CPUs that a distribution's machine types set. */
export interface MachineEntries {
  /** Regular expression; absent: all. */
  readonly machines?: string;
  readonly entries: readonly { readonly model?: string; readonly property: string; readonly value: string }[];
}

/** Entries of a compat array of QEMU's that a distribution's machine types do not have. */
export interface MissingEntries {
  readonly machines: string;
  readonly array: string;
  /** Absent: all of it. */
  readonly properties?: readonly string[];
}

/** The form of the names of a distribution's machine types, and what they do to CPUs. */
export interface Distribution {
  readonly whose: string;
  /** Regular expression; group 1 is the family or an alias, group 2 the key of `based`, or the release itself. */
  readonly pattern: string;
  /** A whole name, or family and key, comes before the key alone. */
  readonly based?: Readonly<Record<string, string>>;
  /** What it sets before and after QEMU's compatibility entries; a later one wins. */
  readonly under?: readonly MachineEntries[];
  readonly over?: readonly MachineEntries[];
  readonly without?: readonly MissingEntries[];
  /** What its QEMU sets in every named model under KVM; null: nothing, where QEMU sets something. */
  readonly kvm?: Readonly<Record<string, string | null>>;
  /** Models that the distribution's QEMU does not have. */
  readonly removed?: readonly {
    readonly machines: string;
    readonly models: readonly string[];
    readonly source: string;
  }[];
  /** Machine types whose entries were compared with the distribution's own, and where those were read. */
  readonly verified?: { readonly machines: string; readonly source: string };
  readonly source: string;
}

/** What the guest gets of a property that is not a feature bit. */
export interface PropertyFact {
  readonly property: string;
  readonly accelerator?: 'kvm' | 'tcg';
  readonly value?: number | boolean | string;
  readonly what: string;
  /** Properties that QEMU refuses it without. */
  readonly needs?: readonly string[];
  readonly source: string;
}

/** All of them: schemas/x86/hosts. */
export interface HostFacts {
  readonly vendorOnly: readonly VendorOnly[];
  readonly errata: readonly Erratum[];
  /** Where neither registers nor flags say it. */
  readonly generations: readonly Generation[];
  readonly fromMicrocode: readonly FromMicrocode[];
  /** Mitigations in the form that CPUs of these vendors have; KVM makes them of the other form where the CPU has that. */
  readonly otherForms: readonly VendorOnly[];
  readonly kvmNever: readonly Fact[];
  readonly kvmSince: readonly KvmSince[];
  readonly kvmBeside: readonly KvmBeside[];
  readonly kvmEmulated: readonly KvmEmulated[];
  readonly kvmParameters: readonly KvmParameter[];
  readonly widerRegisters: readonly Fact[];
  readonly needsPmu: readonly Fact[];
  readonly hiddenFromMax: readonly HiddenFromMax[];
  readonly byTopology: readonly Fact[];
  /** Some stand for several. */
  readonly oldNames: readonly { readonly name: string; readonly now: string | readonly string[] }[];
  readonly matters: readonly { readonly id: string; readonly why: string; readonly source: string }[];
  readonly linuxFlags: readonly LinuxFlag[];
  readonly linuxShown: readonly { readonly kernel: string; readonly flags: readonly string[] }[];
  readonly distributions: readonly Distribution[];
  readonly properties: readonly PropertyFact[];
}
