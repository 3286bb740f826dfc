import { emptyBits } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu, FeaturePolicy } from './cpu.js';
import { cpuToBits, policyToBits } from './cpu-bits.js';
import { type CpuData, cpuData } from './data.js';
import { bitsToData } from './data-bits.js';
import { UnknownVendorError } from './errors.js';
import { findVendor, vendorItem } from './vendor.js';

/** Data by policy; `vendor` is leaf 0 with the vendor string, or empty. */
export interface EncodedCpu {
  readonly forced: CpuData;
  readonly required: CpuData;
  readonly optional: CpuData;
  readonly disabled: CpuData;
  readonly forbidden: CpuData;
  readonly vendor: CpuData;
}

/**
 * The CPU as data, one for each policy (cpuEncode, x86Encode; libvirt 11.3). No signature: models have none in
 * their data.
 *
 * @throws UnknownModelError, UnknownFeatureError, UnknownVendorError
 */
export function encode<Release extends string>(cpus: X86Cpus<Release>, cpu: Cpu<NoInfer<Release>>): EncodedCpu {
  const data = (policy: FeaturePolicy) => {
    const bits = emptyBits(cpus.features.length);
    policyToBits(cpus, cpu, policy, bits);
    return bitsToData(cpus, bits);
  };
  return {
    forced: data('force'),
    required: data('require'),
    optional: data('optional'),
    disabled: data('disable'),
    forbidden: data('forbid'),
    vendor: vendorData(cpus, cpu.vendor),
  };
}

/**
 * Everything the CPU has as one value: its features, and its vendor if it says one.
 *
 * @throws UnknownModelError, UnknownFeatureError, UnknownVendorError
 */
export function cpuToData<Release extends string>(cpus: X86Cpus<Release>, cpu: Cpu<NoInfer<Release>>): CpuData {
  const bits = emptyBits(cpus.features.length);
  cpuToBits(cpus, cpu, bits);
  return cpuData([...vendorData(cpus, cpu.vendor).items, ...bitsToData(cpus, bits).items]);
}

function vendorData(cpus: X86Cpus, name: string | null): CpuData {
  if (name === null) return cpuData([]);
  const vendor = findVendor(cpus, name);
  if (!vendor) throw new UnknownVendorError(name, `unknown; expected a vendor of libvirt ${cpus.release}`);
  return cpuData([vendorItem(vendor)]);
}
