// SPDX-License-Identifier: MIT
// Generated from schemas/machines.schema.json: edit that, then run `npx nx run gen`.

/**
 * What an unversioned model name means; absent: 1.
 */
export type CpuVersion = (number | ('latest' | 'legacy')) | CpuVersionInReleases[];

/**
 * Machine types by family, newest first.
 */
export interface MachinesFile {
  lifetime?: MachineLifetimes;
  /**
   * The versioned family whose alias is meant where a question names no machine type.
   */
  assumed?: string;
  /**
   * Machine types that every versioned family has, newest first: FAMILY-RELEASE. What a family's own entry says besides is its own.
   */
  versions?: MachineVersion[];
  families: MachineFamily[];
}
/**
 * How long machine types of versioned families live that are named after a release of QEMU; one may say otherwise itself.
 */
export interface MachineLifetimes {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
  deprecated: DeprecatedAfter;
  gone: GoneAfter;
  source: string;
}
/**
 * When QEMU begins to warn, and the release that brought the rule.
 */
export interface DeprecatedAfter {
  /**
   * Major releases after its own; from its own minor release on.
   */
  majors: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
}
/**
 * When QEMU takes it away, and the release that brought the rule.
 */
export interface GoneAfter {
  /**
   * Major releases after its own; from its own minor release on.
   */
  majors: number;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since: string;
}
export interface MachineVersion {
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  release: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  'default-cpu-version'?: CpuVersion;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  deprecated?: string;
}
export interface CpuVersionInReleases {
  value: number | ('latest' | 'legacy');
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
export interface MachineFamily {
  family: string;
  /**
   * Short name of the family's newest machine type.
   */
  alias?: string;
  'default-cpu-model'?: string;
  /**
   * True where the machine types end in a release and compat arrays apply.
   */
  versioned?: boolean;
  /**
   * The family's own machine types, and what it has otherwise than `versions` say.
   */
  machines: MachineEntry[];
}
export interface MachineEntry {
  name: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
  'default-cpu-version'?: CpuVersion;
  /**
   * Absent: the family's.
   */
  'default-cpu-model'?: string;
  /**
   * KVM's irqchip is split by default.
   */
  'split-irqchip'?: true | SplitIrqchipInReleases[];
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  deprecated?: string;
  /**
   * Compat arrays that apply, in order, where the rule (those named like the machine type or newer) does not hold.
   *
   * Items: A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  compat?: string[];
  'kvm-defaults'?: KvmDefaultChanges;
}
export interface SplitIrqchipInReleases {
  value: true;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  since?: string;
  /**
   * A release, quoted: "10.0". A micro release where that matters: "7.2.16".
   */
  until?: string;
}
/**
 * KVM's default properties that this machine type changes: null leaves the property alone.
 */
export interface KvmDefaultChanges {
  [k: string]: string | null;
}
