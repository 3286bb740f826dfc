import type { X86Cpus } from './compiled.js';
import { requireFeature } from './cpu-bits.js';
import { type CpuData, type CpuDataItem, cpuData, cpuid } from './data.js';
import { addressToItem } from './data-bits.js';
import { InvalidDataError } from './errors.js';
import { type Signature, signatureToEax } from './signature.js';
import { vendorItem, vendorRegisters } from './vendor.js';

/** What /proc/cpuinfo says of one processor. */
export interface Cpuinfo {
  /** vendor_id: `GenuineIntel`. */
  readonly vendor: string | null;
  readonly signature: Signature | null;
  /** Linux's names, from `flags`. */
  readonly flags: readonly string[];
}

/**
 * Reads the first processor of /proc/cpuinfo of an x86 host.
 *
 * @throws InvalidDataError if there is no `flags` line
 */
export function parseCpuinfo(text: string): Cpuinfo {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    if (line.trim() === '' && fields.size > 0) break;
    const at = line.indexOf(':');
    if (at > 0) fields.set(line.slice(0, at).trim(), line.slice(at + 1).trim());
  }
  const flags = fields.get('flags');
  if (flags === undefined)
    throw new InvalidDataError('cpuinfo', "no line 'flags'; expected /proc/cpuinfo of an x86 host");
  const number = (name: string) => Number(fields.get(name) ?? Number.NaN);
  const signature = {
    family: number('cpu family'),
    model: number('model'),
    stepping: number('stepping'),
  };
  return {
    vendor: fields.get('vendor_id') ?? null,
    signature: Object.values(signature).every(Number.isInteger) ? signature : null,
    flags: flags.split(/\s+/).filter((flag) => flag !== ''),
  };
}

/**
 * Features by Linux's names. Linux leaves out flags of features that it does not use, so the result may lack some
 * that the host has; MSR features and VMX details never appear.
 *
 * @param linuxNames libvirt's name by Linux's name, for names that differ; the map's own aliases are known already
 * @returns libvirt's names in map order, and the flags that mean no feature of the map
 */
export function flagsToFeatures(
  cpus: X86Cpus,
  flags: readonly string[],
  linuxNames: ReadonlyMap<string, string>,
): { features: string[]; unknown: string[] } {
  const numbers = new Set<number>();
  const unknown: string[] = [];
  for (const flag of flags) {
    const number = cpus.featureNumbers[linuxNames.get(flag) ?? flag];
    if (number === undefined) unknown.push(flag);
    else numbers.add(number);
  }
  const features = [...numbers].sort((a, b) => a - b).map((number) => cpus.features[number]!.name);
  return { features, unknown };
}

/**
 * Data with these features, and vendor and signature where given: enough to decode.
 *
 * @param vendor vendor string as in CPUID (`AuthenticAMD`)
 * @throws UnknownFeatureError, UnknownVendorError
 */
export function featuresToData(
  cpus: X86Cpus,
  features: readonly string[],
  vendor: string | null = null,
  signature: Signature | null = null,
): CpuData {
  const items: CpuDataItem[] = features.map((name) =>
    addressToItem(cpus.features[requireFeature(cpus, name)]!.address),
  );
  if (vendor !== null) items.push(vendorItem(vendorRegisters(vendor)));
  if (signature !== null) items.push(cpuid(1, 0, { eax: signatureToEax(signature) }));
  return cpuData(items);
}
