// Compare what QEMU and libvirt mean by a name

export {
  compareDefinitions,
  type DefinitionComparison,
  type DefinitionDifference,
  type DifferenceReason,
} from './definitions.js';

// Know the x86-64 level of a CPU

export * from './cpu-level.js';
export * from './levels.js';

// Find a name, and what it was meant to be

export * from './suggest.js';
export * from './suggest-models.js';
export * from './vocabulary.js';

// Know what a name is, and order releases

export type { About, HardwareAbout, NameAbout } from './about.js';
export * from './releases.js';

// All that the entries below have

export * from './explain/index.js';
export * from './libvirt/index.js';
export { type Comparison, cpuid as cpuidItem } from './libvirt/index.js';
export * from './qemu/index.js';
export { cpuid } from './qemu/index.js';
