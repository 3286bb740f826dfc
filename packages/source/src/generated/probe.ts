// SPDX-License-Identifier: MIT
// Generated from schemas/probe.schema.json: edit that, then run `npx nx run gen`.

export type Key = string;

/**
 * A host as seen through one QEMU: what the QEMU answers about its CPU models, and what the machine says of itself.
 */
export interface ProbeFile {
  /**
   * Says what the file is.
   */
  format: 'cpu-models-probe';
  /**
   * Version of this layout; raised by a change that older readers do not understand.
   */
  formatVersion: 1;
  /**
   * The program that was asked; null if it ran already.
   */
  binary: string | null;
  version: Version;
  /**
   * What answered. Under TCG nothing is known of what KVM offers on the host.
   */
  accel: 'kvm' | 'tcg';
  /**
   * Why it was not KVM; null if it was, or if TCG was asked for.
   */
  withoutKvm: string | null;
  /**
   * query-machines: all machine types; of compat-props only those of CPUs.
   *
   * @maxItems 1000
   */
  machines: Machine[];
  /**
   * Machine type to key of defs.
   */
  definitions: {
    [k: string]: Key;
  };
  /**
   * Key to query-cpu-definitions.
   */
  defs: {
    /**
     * @maxItems 5000
     */
    [k: string]: CpuDefinition[];
  };
  expansions: Expansions;
  /**
   * Key (first 16 hex digits of the SHA-1 of the canonical JSON) to every property of a CPU.
   */
  props: {
    [k: string]: {
      [k: string]: boolean | number | string;
    };
  };
  /**
   * Expansions with another name than the model's: machine type to model to name and properties.
   */
  renamed: {
    [k: string]: {
      /**
       * @minItems 2
       * @maxItems 2
       */
      [k: string]: (string | {})[];
    };
  };
  unmigratable: Expansions1;
  /**
   * Expansions that QEMU refused: machine type to model to its words.
   */
  refused: {
    [k: string]: Texts;
  };
  host: Host;
}
/**
 * QEMU's version, as it greets with it.
 */
export interface Version {
  /**
   * The distribution's name of its build; may be empty.
   */
  package: string;
  qemu: {
    major: number;
    minor: number;
    micro: number;
  };
}
/**
 * An entry of query-machines; releases add fields.
 */
export interface Machine {
  name: string;
  alias?: string;
  'is-default'?: boolean;
  deprecated?: boolean;
  'cpu-max'?: number;
  'default-cpu-type'?: string;
  /**
   * In the order in which they apply.
   *
   * @maxItems 20000
   */
  'compat-props'?: {
    'qom-type': string;
    property: string;
    value: string;
  }[];
}
/**
 * An entry of query-cpu-definitions; releases add fields.
 */
export interface CpuDefinition {
  name: string;
  typename: string;
  static?: boolean;
  'migration-safe'?: boolean;
  deprecated?: boolean;
  'alias-of'?: string;
  /**
   * What the accelerator would take away.
   *
   * @maxItems 5000
   */
  'unavailable-features'?: string[];
}
/**
 * Machine type to model to key of props: query-cpu-model-expansion, type full.
 */
export interface Expansions {
  [k: string]: {
    [k: string]: Key;
  };
}
/**
 * As expansions, of host and max with migratable=off.
 */
export interface Expansions1 {
  [k: string]: {
    [k: string]: Key;
  };
}
export interface Texts {
  [k: string]: string;
}
/**
 * What the machine says of itself, apart from QEMU.
 */
export interface Host {
  /**
   * As the kernel names it: x86_64.
   */
  architecture: string;
  kernel: {
    release: string;
    version: string;
    /**
     * Only those about the CPU and KVM.
     *
     * @maxItems 256
     */
    arguments: string[];
  };
  cpuinfo: Texts1;
  /**
   * Its revision, as the kernel writes it; null where nothing says.
   */
  microcode: string | null;
  /**
   * kvm, kvm_intel, kvm_amd: module to parameter to value; empty if KVM is not loaded.
   */
  modules: {
    [k: string]: Texts;
  };
  /**
   * Whether guests may run guests of their own; null if no module says.
   */
  nested: boolean | null;
  vulnerabilities: Texts2;
  /**
   * CPUID of CPU 0; rows of zeros are left out.
   */
  cpuid:
    | {
        /**
         * Leaf, subleaf, EAX, EBX, ECX, EDX.
         *
         * @maxItems 10000
         */
        rows: number[][];
      }
    | {
        /**
         * Why not.
         */
        unreadable: string;
      };
  /**
   * MSRs of CPU 0.
   */
  msrs:
    | {
        /**
         * Number to value, both in hexadecimal; what the CPU does not have is left out.
         */
        values: {
          [k: string]: string;
        };
      }
    | {
        /**
         * Why not.
         */
        unreadable: string;
      };
}
/**
 * /proc/cpuinfo of CPU 0: name to value.
 */
export interface Texts1 {
  [k: string]: string;
}
/**
 * What the kernel thinks of the CPU's known weaknesses: name to state.
 */
export interface Texts2 {
  [k: string]: string;
}
