import type { Cpu, PropertyValue } from '@cpu-models/runtime';

/** A guest's CPU as somebody asks for it. */
export interface Guest {
  /** For people: `domain XML`. */
  readonly kind: string;
  /** For people, where the input has several. */
  readonly name?: string;
  /** As after QEMU's -cpu; absent where libvirt's `<cpu>` says it. */
  readonly model?: string;
  readonly cpu?: Cpu;
  /** Properties beside either: hv-*, pmu, tsc-frequency, phys-bits. */
  readonly properties?: Readonly<Record<string, PropertyValue>>;
  readonly machine?: string;
  readonly accelerator?: 'kvm' | 'tcg';
  /** What the input leaves open, or takes from elsewhere. */
  readonly notes: readonly string[];
}

/** One format of guests. */
export interface GuestReader {
  readonly kind: string;
  matches(text: string): boolean;
  read(text: string): readonly Guest[];
}
