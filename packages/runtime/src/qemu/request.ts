import type { CompiledRelease } from './compile.js';
import type { Setting } from './load.js';
import type { ModelName } from './models.js';
import type { Accelerator, MachineType } from './release.js';

/** Number of threads, cores and so on below each other; all 1 unless said. */
export interface Topology {
  readonly threads: number;
  readonly cores: number;
  readonly modules: number;
  readonly dies: number;
}

/** What `max` and `host` read from the machine they run on under KVM. */
export interface HostCpu {
  readonly vendor: string;
  readonly family: number;
  readonly model: number;
  readonly stepping: number;
  readonly modelId: string;
  readonly level: number;
  readonly xlevel: number;
  readonly xlevel2: number;
  /** Feature word name -> bits that KVM and QEMU together support; an absent word supports nothing. */
  readonly features: Readonly<Record<string, bigint>>;
  /** Width of physical addresses in bits, which guests with host-phys-bits see; 40 where it is not known. */
  readonly physBits?: number;
  readonly avx10Version?: number;
  /** KVM can inject local machine checks (MCG_LMCE_P). */
  readonly lmce?: boolean;
}

/** A question with all its names looked up. */
export interface Request {
  readonly compiled: CompiledRelease;
  readonly machine: MachineType;
  readonly accelerator: Accelerator;
  readonly model: ModelName;
  /** What the unversioned name means here; 0: no version is applied. */
  readonly version: number;
  /** Vendor of the processor below KVM, if known. */
  readonly hostVendor: string | null;
  readonly host: HostCpu | null;
  readonly irqchip: 'kernel' | 'split' | 'none';
  /** The caller's settings in the order in which QEMU applies them before expansion. */
  readonly settings: readonly Setting[];
  /** The caller's `+feature` and `-feature`, which win over everything else. */
  readonly overrides: readonly Setting[];
}

/** The topology of a CPU that is alone. */
export const ONE_THREAD: Topology = { threads: 1, cores: 1, modules: 1, dies: 1 };

/** Whether the model is `max` or `host`, which take what the accelerator gives. */
export function isMax({ model }: Request): boolean {
  return model.kind === 'max' || model.kind === 'host';
}

/** A value kept per release under a key, computed when first asked for. */
export function remember<T>(compiled: CompiledRelease, key: string, make: () => T): T {
  const known = compiled.cache.get(key);
  if (known !== undefined) return known as T;
  const made = make();
  compiled.cache.set(key, made);
  return made;
}
