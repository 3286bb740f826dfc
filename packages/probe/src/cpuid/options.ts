import type { RecordOptions } from '../record/record.js';
import type { LeafCount } from './table.js';
import type { Topology } from './topology.js';

/** What of CPUID is recorded, and how. */
export interface RecordCpuidOptions extends Omit<RecordOptions, 'limits' | 'machines'> {
  /** Names or aliases; the newest pc-i440fx and pc-q35, and microvm, unless given. */
  readonly machines?: readonly string[] | undefined;
  /** All that the machine type `none` defines unless given; `host` only under KVM. */
  readonly models?: readonly string[] | undefined;
  /** CPUID_TABLE unless given. */
  readonly table?: readonly LeafCount[] | undefined;
  /** Booted besides one CPU; dies and modules on pc-* only. */
  readonly topologies?: readonly Topology[] | undefined;
  /** How long one boot may take; two minutes unless given, as other work may be going on. */
  readonly bootMs?: number | undefined;
}
