import { NEVER_IN_QEMU } from '../generated/libvirt-code.js';
import { hasBit } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { filterFeatures } from './feature-list.js';

/** Whether a feature is a bit of an MSR; unknown names are not (virCPUx86FeatureIsMSR, libvirt 11.3). */
export function isMsrFeature(cpus: X86Cpus, name: string): boolean {
  const number = cpus.featureNumbers[name];
  return number !== undefined && hasBit(cpus.msrFeatures, number);
}

/** Keeps only explicit features that are MSR bits (virCPUx86FeatureFilterSelectMSR, libvirt 11.3). */
export function selectMsrFeatures(cpus: X86Cpus, cpu: Cpu): Cpu {
  return filterFeatures(cpu, ({ name }) => isMsrFeature(cpus, name));
}

/** Drops explicit features that are MSR bits (virCPUx86FeatureFilterDropMSR, 11.3): for a QEMU that cannot report them. */
export function dropMsrFeatures(cpus: X86Cpus, cpu: Cpu): Cpu {
  return filterFeatures(cpu, ({ name }) => !isMsrFeature(cpus, name));
}

/** Drops explicit features that are never passed to QEMU (virQEMUCapsCPUFilterFeatures, 11.3; shorter list in 9.0). */
export function dropFeaturesUnknownToQemu(cpus: X86Cpus, cpu: Cpu): Cpu {
  const never = NEVER_IN_QEMU.flatMap(([name, when]) =>
    when === undefined || cpus.behaviours.has(when) ? [name] : [],
  );
  return filterFeatures(cpu, ({ name }) => !never.includes(name));
}
