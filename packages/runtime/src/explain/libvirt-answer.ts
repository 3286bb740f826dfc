import type { Finding } from './finding.js';

/** Whether libvirt lets the guest start. */
export interface LibvirtVerdict {
  readonly release: string;
  /**
   * By what libvirt judges: QEMU's word that the model is usable, its own map, QEMU's list of blockers, the CPU that
   * QEMU has made (check='full', after it was started and before the guest runs), or nothing (check='none').
   */
  readonly by: 'usable' | 'map' | 'hypervisor' | 'made' | 'nothing';
  readonly starts: boolean | null;
  /** What it refuses the guest for. */
  readonly refused: readonly Finding[];
  /** Refused for another reason than features. */
  readonly obstacle: string | null;
  /** The model that libvirt tells QEMU of instead, where the host's QEMU does not list the guest's own. */
  readonly becomes: string | null;
  /** What the verdict rests on and could not be known. */
  readonly unknown: string | null;
}
