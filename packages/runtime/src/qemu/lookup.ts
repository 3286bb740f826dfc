import type { CompiledRelease } from './compile.js';
import { type BitSlot, type CpuState, hasBits, type PropertyValue } from './state.js';

type Widened<T> = T extends boolean ? boolean : T extends number ? number : T extends bigint ? bigint : string;

/** A property's value by name, or what holds for releases that do not have it. */
export function readValue<T extends PropertyValue>(
  { slots }: CompiledRelease,
  state: CpuState,
  name: string,
  absent: T,
): Widened<T> {
  const slot = slots.get(name);
  const value = slot?.kind === 'value' ? state.values[slot.index] : undefined;
  return (value ?? absent) as Widened<T>;
}

/** True if a feature is on; a feature that the release does not know is off. */
export function isOn(state: CpuState, slot: BitSlot | null): boolean {
  return slot !== null && hasBits(state, slot);
}

/** The vendors that QEMU tells apart. */
export type VendorFamily = 'amd' | 'intel' | 'zhaoxin' | 'other';

/** IS_AMD_CPU, IS_INTEL_CPU and IS_ZHAOXIN_CPU of target/i386/cpu.h; Hygon is none of them. */
export function vendorFamily(vendor: string): VendorFamily {
  switch (vendor) {
    case 'AuthenticAMD':
      return 'amd';
    case 'GenuineIntel':
      return 'intel';
    case 'CentaurHauls':
    case '  Shanghai  ':
      return 'zhaoxin';
    default:
      return 'other';
  }
}
