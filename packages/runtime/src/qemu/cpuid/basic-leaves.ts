import { follows } from '../compile.js';
import { type Guest, has, setting, word } from './guest.js';
import { type Registers, registers, textWords, ZERO } from './registers.js';
import { apicIdOffsets, countedThreads } from './topology.js';

/** Leaf 0: the highest leaf and the vendor. */
export function leaf0(guest: Guest): Registers {
  return withVendor(guest, setting(guest, 'level', 0));
}

/** EAX, and the vendor string in the other three. */
export function withVendor(guest: Guest, eax: number): Registers {
  const [ebx, edx, ecx] = textWords(setting(guest, 'vendor', ''), 3);
  return registers(eax, ebx, ecx, edx);
}

/** Family, model and stepping in CPUID's form (x86_cpuid_version_set_family and its neighbours). */
export function signature(guest: Guest): number {
  const family = setting(guest, 'family', 0);
  const model = setting(guest, 'model', 0);
  const extended = family > 15 ? 0xf00 | ((family - 15) << 20) : family << 8;
  return extended | ((model & 0xf) << 4) | ((model >> 4) << 16) | setting(guest, 'stepping', 0);
}

/** Leaf 1 with OSXSAVE off, as CR4 is 0 after reset. */
export function leaf1(guest: Guest): Registers {
  const threads = countedThreads(guest);
  const hidePdcm = setting(guest, 'x-pdcm-on-even-without-pmu', true) && !setting(guest, 'pmu', false);
  const ecx = word(guest, 1, 0, 'ecx') & ~(hidePdcm ? 1 << 15 : 0);
  const late = threads > 1 && !follows(guest.request.compiled, 'topology-features-at-expansion');
  const edx = word(guest, 1, 0, 'edx') | (late ? 1 << 28 : 0);
  const ids = threads > 1 ? logicalProcessors(guest, threads) << 16 : 0;
  return registers(signature(guest), (guest.apicId << 24) | ids | (8 << 8), ecx, edx);
}

/** Intel counts the APIC IDs that a package takes, AMD the threads. */
function logicalProcessors({ request, vendor, topology }: Guest, threads: number): number {
  if (!follows(request.compiled, 'addressable-ids-in-leaf-1')) return threads;
  const byIds = vendor === 'intel' || vendor === 'zhaoxin';
  return Math.min(byIds ? 2 ** apicIdOffsets(topology).socket : threads, 255);
}

/** Leaf 5: MONITOR wakes up always; only KVM with cpu-pm tells line sizes. */
export function leaf5(): Registers {
  return registers(0, 0, 3);
}

/** Thermal and power management. */
export function leaf6(guest: Guest): Registers {
  return registers(word(guest, 6, 0, 'eax'));
}

/** Leaf 7 with OSPKE off, as CR4 is 0 after reset. */
export function leaf7(guest: Guest, subleaf: number): Registers {
  if (subleaf > 2) return ZERO;
  const [ebx, ecx, edx] = (['ebx', 'ecx', 'edx'] as const).map((register) => word(guest, 7, subleaf, register));
  if (subleaf > 0) return registers(word(guest, 7, subleaf, 'eax'), ebx, ecx, edx);
  const level = setting(guest, 'level-func7', 0);
  if (!follows(guest.request.compiled, 'sgx-hidden-in-leaf-7')) return registers(level, ebx, ecx, edx);
  return registers(level, (ebx ?? 0) & ~(1 << 2), (ecx ?? 0) & ~(1 << 30), edx);
}

/** Leaf 0x1D: AMX tile palette; the sizes are those of Sapphire Rapids for every model. */
export function leaf1d(guest: Guest, subleaf: number): Registers {
  if (!has(guest, 'amx-tile') || subleaf > 1) return ZERO;
  return subleaf === 0 ? registers(1) : registers(0x0400_2000, 0x0008_0040, 0x10);
}

/** Leaf 0x1E: AMX multiplier; in subleaf 1, since 11.0, the instructions that came later. */
export function leaf1e(guest: Guest, subleaf: number): Registers {
  if (!has(guest, 'amx-tile')) return ZERO;
  if (subleaf === 1) return registers(word(guest, 0x1e, 1, 'eax'));
  return subleaf === 0 ? registers(0, 0x4010) : ZERO;
}

/** Leaf 0x24: AVX10 vector lengths and version; in subleaf 1, since 11.0, what version 2 is made of. */
export function leaf24(guest: Guest, subleaf: number): Registers {
  if (!has(guest, 'avx10')) return ZERO;
  if (subleaf === 1) return registers(0, 0, word(guest, 0x24, 1, 'ecx'));
  if (subleaf !== 0) return ZERO;
  return registers(guest.avx10MaxSubleaf, word(guest, 0x24, 0, 'ebx') | setting(guest, 'avx10-version', 0));
}

/** Leaf 0x29, since 11.0: APX. */
export function leaf29(guest: Guest, subleaf: number): Registers {
  return has(guest, 'apxf') && subleaf === 0 ? registers(0, word(guest, 0x29, 0, 'ebx')) : ZERO;
}

/** Leaf 0x40000000: the accelerator's signature. */
export function leaf40000000(guest: Guest): Registers {
  const [exposed, name] = isKvm(guest) ? (['kvm', 'KVMKVMKVM'] as const) : (['tcg-cpuid', 'TCGTCGTCGTCG'] as const);
  if (!setting(guest, exposed, true)) return ZERO;
  const [ebx, ecx, edx] = textWords(name, 3);
  return registers(0x4000_0001, ebx, ecx, edx);
}

/** Leaf 0x40000001: what KVM offers guests, and its hints. */
export function leaf40000001(guest: Guest): Registers {
  if (!isKvm(guest) || !setting(guest, 'kvm', true)) return ZERO;
  return registers(word(guest, 0x4000_0001, 0, 'eax'), 0, 0, word(guest, 0x4000_0001, 0, 'edx'));
}

const isKvm = ({ request }: Guest): boolean => request.accelerator === 'kvm';
