// SPDX-License-Identifier: MIT
// Generated from schemas/host-facts.schema.json: edit that, then run `npx nx run gen`.

/**
 * One line for people, without a full stop.
 */
export type Sentence = string;
/**
 * Project, release, file and function; or manual and section; or commit.
 */
export type Source = string;
/**
 * QEMU's names; a trailing * stands for any ending.
 *
 * @minItems 1
 */
export type Features = string[];
/**
 * CPUs by /proc/cpuinfo: family, and models where not all of the family.
 *
 * @minItems 1
 */
export type Cpus = CpuRangeEntry[];
/**
 * QEMU's names; a trailing * stands for any ending.
 *
 * @minItems 1
 */
export type Features1 = string[];
/**
 * QEMU's names; a trailing * stands for any ending.
 *
 * @minItems 1
 */
export type Features2 = string[];
/**
 * QEMU's names; a trailing * stands for any ending.
 *
 * @minItems 1
 */
export type Features3 = string[];
/**
 * Regular expression for names of machine types.
 */
export type MachinePattern = string;
/**
 * What it sets before QEMU's entries for that release, which win where both set a property.
 */
export type MachineEntries = MachineEntries1[];
/**
 * What it sets after them.
 */
export type MachineEntries2 = MachineEntries1[];

/**
 * What is known of real hosts and no definition says: what CPUs, Linux, KVM and QEMU give or take away. Several files share this shape; each names some of its lists.
 */
export interface HostFactsFile {
  /**
   * What CPUID leaf 0 of processors that were ever sold says.
   */
  vendors?: HostVendor[];
  /**
   * Features that only CPUs of some vendors ever had.
   */
  'vendor-only'?: VendorOnlyEntry[];
  /**
   * What no model promises although a CPU shows it.
   */
  'not-for-models'?: {
    words: NotForModels;
    features: NotForModels;
  };
  /**
   * Bits that a guest should see if any host that it may run on has them.
   */
  accumulating?: FactEntry[];
  /**
   * Features that Linux, microcode or QEMU takes away from some CPUs; the first entry that fits counts.
   */
  errata?: ErratumEntry[];
  /**
   * What all CPUs of a generation have, or none of them, and Linux shows no flag for.
   */
  generations?: GenerationEntry[];
  /**
   * Features that came with microcode to CPUs that were sold without them.
   */
  'from-microcode'?: MicrocodeEntry[];
  /**
   * Features of real CPUs that KVM gives to no guest, or only on terms.
   */
  'kvm-never'?: FactEntry[];
  /**
   * Since which Linux KVM offers a feature.
   */
  'kvm-since'?: KvmSinceEntry[];
  /**
   * Features that KVM gives only where the CPU has others too.
   */
  'kvm-beside'?: KvmBesideEntry[];
  /**
   * Features that guests can have although the host CPU has none of it.
   */
  'kvm-emulated'?: KvmEmulatedEntry[];
  /**
   * Parameters of KVM's modules without which KVM does not offer the features; the first that is off is the cause.
   */
  'kvm-parameters'?: KvmParameterEntry[];
  /**
   * Features of instructions whose registers XSAVE keeps: without xsave no system can switch them on.
   */
  'wider-registers'?: FactEntry[];
  /**
   * Bits that QEMU shows to guests only with a PMU, although they can be switched on without.
   */
  'needs-pmu'?: FactEntry[];
  /**
   * What QEMU hides from host and max since a release, by the host's vendor.
   */
  'hidden-from-max'?: HiddenFromMaxEntry[];
  /**
   * What a topology of several threads switches on.
   */
  'by-topology'?: FactEntry[];
  /**
   * Names of features that other releases, projects and people use; some stand for several.
   */
  'old-names'?: OldNameEntry[];
  /**
   * What two hosts must have in common for a guest to move, besides its features.
   */
  matters?: MatterEntry[];
  /**
   * Flags of /proc/cpuinfo that stand for other bits than the one of their name.
   */
  'linux-flags'?: LinuxFlagEntry[];
  /**
   * Flags that not all kernels show, with the first of the kernels read that does.
   */
  'linux-shown'?: LinuxShownEntry[];
  /**
   * Machine types of distributions, by the form of their names.
   */
  distributions?: DistributionEntry[];
  /**
   * Properties that are no feature bits: what the guest gets of them.
   */
  properties?: PropertyFactEntry[];
  /**
   * Mitigations in the form that CPUs of these vendors have; KVM makes them of the other form where the CPU has that.
   */
  'other-forms'?: OtherFormEntry[];
  /**
   * Why libvirt's and QEMU's CPU of a guest differ in a feature, likelier than that the host lacks it.
   */
  'message-causes'?: FactEntry[];
  /**
   * Why QEMU warns that the host does not support a feature, likelier than what is known of hosts.
   */
  'warning-causes'?: FactEntry[];
  /**
   * Messages about CPUs that people paste, and what they say.
   */
  messages?: MessageEntry[];
  /**
   * MSRs that QEMU writes, and what they belong to.
   */
  msrs?: MsrEntry[];
  /**
   * Words of other programs for bits of CPUID, where they are not the bit's name.
   */
  'bit-words'?: BitWordsEntry[];
  /**
   * CPU types that management stacks make of QEMU's models.
   */
  'platform-models'?: PlatformModelEntry[];
}
export interface HostVendor {
  /**
   * The 12 characters.
   */
  string: string;
  about: Sentence;
  source: Source;
}
export interface VendorOnlyEntry {
  /**
   * As in CPUID leaf 0.
   */
  vendors: string[];
  features: Features;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
  /**
   * What the other vendors have.
   */
  instead?: {
    of: string;
    take: string;
  }[];
}
export interface NotForModels {
  /**
   * @minItems 1
   */
  names: string[];
  reason: Sentence;
  source: Source;
}
export interface FactEntry {
  features: Features;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface ErratumEntry {
  features: Features;
  cpus: Cpus;
  /**
   * `microcode`: new microcode decides; `erratum`: kernel, KVM or QEMU switches it off; `firmware-off`: all have it, and the firmware's setup switches it off; `cpu-lacks`: no CPU of these has it.
   */
  cause: 'erratum' | 'microcode' | 'firmware-off' | 'cpu-lacks';
  beside?: Features1;
  /**
   * Only where the CPU's own registers do not show it.
   */
  when?: 'lacking';
  /**
   * QEMU hides it whatever Linux and microcode do; else what Linux shows is there.
   */
  always?: true;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface CpuRangeEntry {
  vendor: string;
  family: number;
  models?: number[];
  steppings?: number[];
}
export interface GenerationEntry {
  features: Features;
  cpus: Cpus;
  /**
   * Whether they have it.
   */
  has: boolean;
  reason: Sentence;
  source: Source;
}
export interface MicrocodeEntry {
  features: Features;
  /**
   * Whose CPUs it came to; any unless given.
   */
  vendors?: string[];
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface KvmSinceEntry {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  kernel: string;
  /**
   * Only known from the releases read: it may be older.
   */
  read?: true;
  features: Features;
  source: Source;
}
export interface KvmBesideEntry {
  features: Features;
  beside: Features2;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface KvmEmulatedEntry {
  features: Features;
  /**
   * On every host, whatever its CPU.
   */
  always?: true;
  /**
   * Only on CPUs of these vendors; any unless given.
   */
  vendors?: string[];
  of?: Features3;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  reason: Sentence;
  source: Source;
}
export interface KvmParameterEntry {
  module: 'kvm' | 'kvm_intel' | 'kvm_amd';
  parameter: string;
  features: Features;
  /**
   * Off unless somebody sets it.
   */
  default?: 'off';
  /**
   * Everything about guests' own guests hangs on it.
   */
  nested?: true;
  source: Source;
}
export interface HiddenFromMaxEntry {
  vendor: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  /**
   * Brings the old answer back; machine types up to machinesUpTo set it.
   */
  property: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  machinesUpTo: string;
  features: Features;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface OldNameEntry {
  name: string;
  now: string | string[];
  source: Source;
}
export interface MatterEntry {
  id: string;
  why: Sentence;
  source: Source;
}
export interface LinuxFlagEntry {
  flag: string;
  /**
   * The line it stands in; flags unless given. The parts of address sizes have commas between them.
   */
  line?: 'vmx flags' | 'address sizes';
  /**
   * Only on CPUs of these vendors; any unless given.
   */
  vendors?: string[];
  /**
   * Only on CPUs of these families.
   */
  families?: number[];
  features: Features;
  /**
   * What it means where the flag is not listed, the line being there: the bits are off, or nothing.
   */
  absent?: 'off' | 'unknown';
  /**
   * What it means where it is listed; on unless given.
   */
  present?: 'on' | 'unknown';
  source: Source;
}
export interface LinuxShownEntry {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  kernel: string;
  flags: string[];
  source: Source;
}
export interface DistributionEntry {
  whose: string;
  /**
   * Regular expression; group 1 is the family or an alias, group 2 the key of `based`, or the release itself.
   */
  pattern: string;
  /**
   * Key -> the QEMU release it is based on; a whole name, or family and key, comes before the key alone.
   */
  based?: {
    [k: string]: string;
  };
  under?: MachineEntries;
  over?: MachineEntries2;
  /**
   * Entries of QEMU's for that release which it does not have.
   */
  without?: MissingEntries[];
  /**
   * What its QEMU sets in every named model under KVM; null: nothing, where QEMU sets something.
   */
  kvm?: {
    [k: string]: string | null;
  };
  /**
   * Models that the distribution's QEMU does not have.
   */
  removed?: RemovedModels[];
  verified?: VerifiedMachines;
  source: Source;
}
export interface MachineEntries1 {
  machines?: MachinePattern;
  entries: MachineProperty[];
  source: Source;
}
export interface MachineProperty {
  /**
   * Only for CPUs of this type.
   */
  model?: string;
  property: string;
  value: string;
}
export interface MissingEntries {
  machines: MachinePattern;
  /**
   * The compat array.
   */
  array: string;
  /**
   * These properties of it; absent: all.
   */
  properties?: string[];
  source: Source;
}
export interface RemovedModels {
  machines: MachinePattern;
  models: string[];
  source: Source;
}
/**
 * Machine types whose entries for CPUs were compared, one by one, with the distribution's own.
 */
export interface VerifiedMachines {
  machines: MachinePattern;
  /**
   * Project, release, file and function; or manual and section; or commit.
   */
  source: string;
}
export interface PropertyFactEntry {
  property: string;
  accelerator?: 'kvm' | 'tcg';
  /**
   * Said only where the property has this value.
   */
  value?: number | boolean | string;
  what: Sentence;
  /**
   * Other properties that QEMU refuses it without.
   */
  needs?: string[];
  source: Source;
}
export interface OtherFormEntry {
  /**
   * As in CPUID leaf 0.
   */
  vendors: string[];
  features: Features;
  reason: Sentence;
  remedy?: Sentence;
  source: Source;
  /**
   * What the other vendors have.
   */
  instead?: {
    of: string;
    take: string;
  }[];
}
export interface MessageEntry {
  /**
   * Who prints it; `guest` is software that runs in one.
   */
  who: 'QEMU' | 'libvirt' | 'Linux' | 'glibc' | 'nova' | 'KubeVirt' | 'oVirt' | 'Proxmox' | 'guest';
  /**
   * What the caught groups are; `other` brings its own words.
   */
  about:
    'features' | 'property' | 'model' | 'machine' | 'hyperv' | 'level' | 'no-kvm' | 'unmigratable' | 'msr' | 'other';
  /**
   * With features: what is wrong with them.
   */
  why?: 'host' | 'missing' | 'extra' | 'forbidden' | 'unknown' | 'software';
  /**
   * A warning lets the guest start; an error unless said.
   */
  severity?: 'warning' | 'error';
  /**
   * Regular expression without regard to case; a blank is any white space, ${list} a list of names.
   */
  pattern: string;
  says?: Sentence;
  name?: string;
  meaning?: Sentence;
  remedy?: Sentence;
  source: Source;
}
export interface MsrEntry {
  index: number;
  /**
   * The last one, where it is a range.
   */
  to?: number;
  /**
   * QEMU's names; a property such as pmu too.
   */
  features: string[];
  meaning: Sentence;
  remedy: Sentence;
  source: Source;
}
export interface BitWordsEntry {
  program: string;
  /**
   * The feature by the word, in lower case.
   */
  words: {
    /**
     * A feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none.
     */
    [k: string]: string;
  };
  source: Source;
}
export interface PlatformModelEntry {
  platform: string;
  name: string;
  base: string;
  /**
   * QEMU's names of what is switched on.
   */
  flags: string[];
  source: Source;
}
