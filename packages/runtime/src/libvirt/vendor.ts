import type { CompiledVendor, X86Cpus } from './compiled.js';
import { type CpuData, type CpuidItem, cpuid, findCpuid } from './data.js';
import { UnknownVendorError } from './errors.js';

/**
 * Leaf 0 registers of a vendor string (virCPUx86VendorToData, libvirt 11.3): ebx, edx, ecx, little endian.
 *
 * @throws UnknownVendorError if the string is not 12 characters of one byte
 */
export function vendorRegisters(string: string): { ebx: number; ecx: number; edx: number } {
  const bytes = Array.from(string, (char) => char.charCodeAt(0));
  if (bytes.length !== 12 || bytes.some((byte) => byte > 255)) {
    throw new UnknownVendorError(string, 'not a vendor string; expected 12 one-byte characters');
  }
  const word = (at: number) => bytes.slice(at, at + 4).reduceRight((value, byte) => ((value << 8) | byte) >>> 0, 0);
  return { ebx: word(0), edx: word(4), ecx: word(8) };
}

/** The data of a vendor: leaf 0 with its string. */
export function vendorItem({ ebx, ecx, edx }: Omit<CompiledVendor, 'name'>): CpuidItem {
  return cpuid(0, 0, { ebx, ecx, edx });
}

/**
 * The first vendor of the map whose string bits are all set in leaf 0 (x86DataToVendor, libvirt 11.3), or null.
 * libvirt asks for the bits, not for equality, so a leaf with more bits set still has that vendor.
 */
export function vendorOfData(cpus: X86Cpus, data: CpuData): CompiledVendor | null {
  const leaf = findCpuid(data, 0);
  if (!leaf) return null;
  for (const vendor of cpus.vendors) {
    const missing = (vendor.ebx & ~leaf.ebx) | (vendor.ecx & ~leaf.ecx) | (vendor.edx & ~leaf.edx);
    if (missing === 0) return vendor;
  }
  return null;
}

/** The map's vendor of that name (`Intel`), or undefined. */
export function findVendor(cpus: X86Cpus, name: string): CompiledVendor | undefined {
  return cpus.vendors.find((vendor) => vendor.name === name);
}
