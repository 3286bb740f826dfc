import type { Accelerator } from './release.js';
import type { Request } from './request.js';
import type { CpuState } from './state.js';

/** A CPU as QEMU's query-cpu-model-expansion sees it: complete, nothing filtered yet. */
export interface ResolvedCpu {
  readonly release: string;
  readonly machine: string;
  readonly accelerator: Accelerator;
  readonly model: string;
  /** The versioned name that the model's name stands for on this machine type, or null. */
  readonly aliasOf: string | null;
  /** The question, looked up; for the functions of this package. */
  readonly request: Request;
  /** The answer in its compact form; read it with fullExpansion, propertyValue, featureWords and so on. */
  readonly state: CpuState;
}
