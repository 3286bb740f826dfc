import type { LibvirtBehaviour } from './behaviours.js';
import { type CpuData, cpuData, cpuid } from './data.js';

/** Features of KVM and Hyper-V that libvirt knows beside its map (x86_kvm_features of cpu_x86.c): CPUID leaf, eax, edx. */
const TABLE: readonly (readonly [string, number, number, number, LibvirtBehaviour?])[] = [
  ['kvm_pv_unhalt', 0x40000001, 0x80, 0],
  ['hv-runtime', 0x40000003, 0x1, 0],
  ['hv-synic', 0x40000003, 0x4, 0],
  ['hv-stimer', 0x40000003, 0x8, 0],
  ['hv-xmm_input', 0x40000003, 0x10, 0, 'hyperv-2023'],
  ['hv-relaxed', 0x40000003, 0x20, 0],
  // Two bits, one of them hv-relaxed's: so says libvirt's table.
  ['hv-vapic', 0x40000003, 0x30, 0],
  ['hv-vpindex', 0x40000003, 0x40, 0],
  ['hv-reset', 0x40000003, 0x80, 0],
  ['hv-frequencies', 0x40000003, 0x800, 0],
  ['hv-reenlightenment', 0x40000003, 0x2000, 0],
  ['hv-tlbflush', 0x40000004, 0x4, 0],
  ['hv-avic', 0x40000004, 0x200, 0, 'hyperv-avic'],
  ['hv-ipi', 0x40000004, 0x400, 0],
  ['hv-evmcs', 0x40000004, 0x4000, 0],
  ['hv-stimer-direct', 0x40000003, 0, 0x80000],
  ['hv-emsr_bitmap', 0x4000000a, 0x80000, 0, 'hyperv-2023'],
  ['hv-tlbflush-direct', 0x40000003, 0, 0x4000, 'hyperv-2023'],
  ['hv-tlbflush-ext', 0x40000004, 0, 0x4000, 'hyperv-2023'],
];

/** Data of a feature that is in libvirt's internal table, or undefined (x86FeatureFindInternal). */
export function internalFeature(behaviours: ReadonlySet<LibvirtBehaviour>, name: string): CpuData | undefined {
  const entry = TABLE.find(([known, , , , since]) => known === name && (since === undefined || behaviours.has(since)));
  if (!entry) return undefined;
  const [, leaf, eax, edx] = entry;
  return cpuData([cpuid(leaf, 0, { eax, edx })]);
}
