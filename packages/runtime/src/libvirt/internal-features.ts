import { INTERNAL_FEATURES } from '../generated/libvirt-code.js';
import type { LibvirtBehaviour } from './behaviours.js';
import { type CpuData, cpuData, cpuid } from './data.js';

/** Data of a feature that is in libvirt's internal table, or undefined (x86FeatureFindInternal). */
export function internalFeature(behaviours: ReadonlySet<LibvirtBehaviour>, name: string): CpuData | undefined {
  const entry = INTERNAL_FEATURES.find(
    ([known, , , , since]) => known === name && (since === undefined || behaviours.has(since)),
  );
  if (!entry) return undefined;
  const [, leaf, eax, edx] = entry;
  return cpuData([cpuid(leaf, 0, { eax, edx })]);
}
