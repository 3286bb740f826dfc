import type { Host } from '../host/host.js';
import type { Accelerator } from '../qemu/start.js';
import type { QemuVersion } from '../qmp/version.js';
import type { Answers, Machine } from '../record/layout.js';

/** The version of the probe file's layout; a change that old readers do not understand raises it. */
export const PROBE_VERSION = 1;

/** A host as seen through one QEMU: what the other commands and the runtime take as a host. */
export interface Probe extends Answers {
  readonly format: 'cpu-models-probe';
  readonly formatVersion: typeof PROBE_VERSION;
  /** The program that was asked; null if it ran already. */
  readonly binary: string | null;
  /** QEMU's. */
  readonly version: QemuVersion;
  /** What answered. Under TCG nothing is known of what KVM offers here. */
  readonly accel: Accelerator;
  /** Why it was not KVM; null if it was, or if TCG was asked for. */
  readonly withoutKvm: string | null;
  /** All machine types; of the compatibility properties only those of CPUs are kept. */
  readonly machines: readonly Machine[];
  /**
   * Expansions of `host` and `max` with migratable=off: what a guest could have if it never moved.
   * Machine type -> model -> key of props.
   */
  readonly unmigratable: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Expansions that QEMU refused: machine type -> model -> its words. */
  readonly refused: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly host: Host;
}
