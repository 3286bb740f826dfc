import type { Cpu } from '../libvirt/cpu.js';
import type { PropertyChange } from '../qemu/diff.js';
import type { Advice } from './advice.js';
import type { Agreement } from './agree.js';
import type { Finding } from './finding.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import type { NearestModel } from './nearest.js';

/** Whether a model, or a guest, runs on a host, and why. */
export interface HostExplanation {
  readonly model: string;
  /** The versioned name behind the model's on this machine type. */
  readonly aliasOf: string | null;
  readonly machine: string;
  readonly accelerator: string;
  /** The host's QEMU, and the release that its models are explained as. */
  readonly qemu: { readonly version: string; readonly release: string };
  /**
   * `no`: something asked for is missing (QEMU starts anyway, with a warning, unless told to enforce), or the host's
   * QEMU does not have the model.
   */
  readonly runs: 'yes' | 'no' | 'unknown';
  /** Asked for and not given. */
  readonly missing: readonly Finding[];
  /** In the model's definition, yet off before the host is asked: defaults, dependencies, machine type. */
  readonly withheld: readonly Finding[];
  /** On, although the host CPU lacks it or does not show it. */
  readonly emulated: readonly Finding[];
  /** On, but not seen by the guest, or of no known fate. */
  readonly doubtful: readonly Finding[];
  /** The feature that was asked about. */
  readonly feature: Finding | null;
  readonly libvirt: LibvirtVerdict | null;
  readonly nearest: readonly NearestModel[];
  readonly use: Advice | null;
  readonly agree: readonly Agreement[];
  /** What the evidence does not tell. */
  readonly unknown: readonly string[];
  /** What libvirt makes of mode host-model on this host; null for other guests. */
  readonly becomes: Cpu | null;
}

/** Whether a running guest may move, and why. */
export interface MoveExplanation {
  readonly may: 'yes' | 'no' | 'unknown';
  readonly model: string;
  readonly machine: string;
  /** What the guest has where it is, and would not have there. */
  readonly loses: readonly Finding[];
  /** What it would get there although it runs without it: libvirt's check='full' refuses it. */
  readonly gains: readonly Finding[];
  /** What the two releases of QEMU make different of the same model and machine type, guest-visible only. */
  readonly changes: readonly PropertyChange[];
  readonly agree: readonly Agreement[];
  readonly libvirt: LibvirtVerdict | null;
  /** Everything that stands in the way, one sentence each; empty if it may move. */
  readonly obstacles: readonly string[];
  readonly unknown: readonly string[];
}
