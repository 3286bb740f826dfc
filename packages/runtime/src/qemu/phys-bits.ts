import { feature } from './compile.js';
import { isOn, readValue } from './lookup.js';
import type { ResolvedCpu } from './resolve.js';

/** What TCG has, and what 64-bit models get unless something else is set (TCG_PHYS_ADDR_BITS). */
const DEFAULT_BITS = 40;

/** Bounds of the property (host_cpu_realizefn). */
const LEAST = 32;
const MOST = 52;

/**
 * How wide the physical addresses of a guest are, in bits: CPUID 8000_0008 EAX, bits 7 to 0. `phys-bits=0` is 40 for CPUs
 * with long mode, else 36 or 32; with host-phys-bits=on the host decides, up to host-phys-bits-limit.
 * @param host the host's own width; null where it is not known
 * @returns null where the host decides and is not known
 * (QEMU target/i386/cpu.c, x86_cpu_realizefn; host-cpu.c, host_cpu_adjust_phys_bits)
 */
export function guestPhysBits(cpu: ResolvedCpu, host: number | null = null): number | null {
  const { compiled } = cpu.request;
  const value = (name: string) => Number(readValue(compiled, cpu.state, name, 0));
  const on = (name: string) => isOn(cpu.state, feature(compiled, name));
  if (cpu.accelerator === 'kvm' && readValue(compiled, cpu.state, 'host-phys-bits', false)) {
    const limit = value('host-phys-bits-limit');
    return host === null ? null : limit > 0 ? Math.min(host, limit) : host;
  }
  if (!on('lm')) return on('pse36') ? 36 : 32;
  return value('phys-bits') || DEFAULT_BITS;
}

/** Whether QEMU takes this width for 64-bit CPUs; 0 stands for the default. */
export function isPhysBits(bits: number): boolean {
  return bits === 0 || (bits >= LEAST && bits <= MOST);
}

/** Why QEMU refuses the CPU's phys-bits; null if it does not. */
export function physBitsRefused(cpu: ResolvedCpu): string | null {
  const { compiled } = cpu.request;
  const bits = Number(readValue(compiled, cpu.state, 'phys-bits', 0));
  if (bits === 0) return null;
  if (!isOn(cpu.state, feature(compiled, 'lm'))) return 'phys-bits cannot be set for a 32-bit CPU';
  if (cpu.accelerator === 'tcg' && bits !== DEFAULT_BITS) return `TCG only has phys-bits=${DEFAULT_BITS}`;
  return isPhysBits(bits) ? null : `phys-bits has to be between ${LEAST} and ${MOST}`;
}
