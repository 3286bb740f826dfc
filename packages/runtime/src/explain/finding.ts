/** Why a feature is not as asked for, or is there although one would not expect it. */
export type Cause =
  /** The host CPU does not have it. */
  | 'cpu-lacks'
  /** No CPU of the host's vendor has it. */
  | 'other-vendor'
  /** Microcode brings it, or took it away. */
  | 'microcode'
  /** All such CPUs have it: the firmware's setup switches it off. */
  | 'firmware-off'
  /** Linux or KVM switches it off because the CPU has an erratum. */
  | 'erratum'
  | 'kvm-parameter'
  /** The host's kernel was told not to use it, or does not. */
  | 'kernel-off'
  /** Nested virtualization is off in the KVM module. */
  | 'kvm-nested'
  /** KVM does not offer it, though the CPU may have it. */
  | 'kvm-withholds'
  /** The host is a guest itself, and its own hypervisor does not show it. */
  | 'outer-hypervisor'
  /** TCG does not emulate it. */
  | 'emulator-lacks'
  /** A default of QEMU for all models under the accelerator. */
  | 'accelerator-default'
  /** Another feature that it needs is off. */
  | 'dependency'
  | 'machine-compat'
  /** A version of the model switches it off. */
  | 'model-version'
  | 'not-in-model'
  /** `host` and `max` leave it off unless asked. */
  | 'not-auto-enabled'
  | 'not-migratable'
  | 'qemu-hides'
  | 'needs-pmu'
  /** The CPUID level that the guest sees ends below its leaf. */
  | 'level'
  /** Its register state cannot be saved: xsave is off. */
  | 'no-xsave'
  /** QEMU gave a blocker without a name. */
  | 'nameless'
  | 'topology'
  /** The guest's own definition switches it off. */
  | 'asked-off'
  /** libvirt's definition of the model differs from QEMU's. */
  | 'libvirt-differs'
  | 'other-name'
  | 'unknown-name'
  /** KVM or QEMU provides it without the CPU. */
  | 'emulated'
  /** Nothing stands in the way. */
  | 'available'
  | 'unknown';

/** Where a statement comes from. */
export interface Evidence {
  /** `model`: QEMU's data; `map`: libvirt's; `probe`: the host's answers; `fact`: known of hosts in general. */
  readonly kind: 'model' | 'map' | 'probe' | 'fact';
  readonly text: string;
  readonly source?: string;
}

/** One feature of a guest's CPU on a host: how it stands, why, and what helps. */
export interface Finding {
  /** QEMU's name, or libvirt's where QEMU has none; a name that means nothing, as asked. */
  readonly feature: string;
  /** Where the bit is, for people. */
  readonly address: string | null;
  /**
   * `missing`: asked for, and the host cannot give it. `off`: never asked for. `hidden`: on, but the guest does not see
   * it. `refused`: libvirt does not let the guest start for it. `on`: the guest has it. `unknown`: evidence is lacking.
   */
  readonly effect: 'missing' | 'off' | 'hidden' | 'refused' | 'on' | 'unknown';
  readonly cause: Cause;
  /** One line, without a full stop. */
  readonly reason: string;
  readonly remedy: string | null;
  /** QEMU properties that are the remedy; proven by resolving the model with them. */
  readonly properties: Readonly<Record<string, boolean>>;
  readonly evidence: readonly Evidence[];
  /** False where another cause is possible; `unknown` then says what would decide. */
  readonly certain: boolean;
  readonly unknown: string | null;
  /** What stands behind the cause: svm is off, and KVM could not offer it either. */
  readonly because: readonly Finding[];
}

/** A finding with the usual parts filled in. */
export function finding(parts: Pick<Finding, 'feature' | 'effect' | 'cause' | 'reason'> & Partial<Finding>): Finding {
  return {
    address: null,
    remedy: null,
    properties: {},
    evidence: [],
    certain: true,
    unknown: null,
    because: [],
    ...parts,
  };
}
