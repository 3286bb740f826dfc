export type { About, HardwareAbout, NameAbout } from './about.js';
export * from './cpu-level.js';
export {
  compareDefinitions,
  type DefinitionComparison,
  type DefinitionDifference,
  type DifferenceReason,
} from './definitions.js';
export * from './explain/index.js';
export type { InputFacts, MessageFact, MsrFact, PlatformModel } from './input-facts.js';
export * from './levels.js';
export * from './libvirt/index.js';
export { type Comparison, cpuid as cpuidItem } from './libvirt/index.js';
export * from './qemu/index.js';
export { cpuid } from './qemu/index.js';
export * from './releases.js';
export * from './suggest.js';
export * from './suggest-models.js';
export * from './vocabulary.js';
