import type { Accelerator } from '../qemu/start.js';
import type { QemuVersion } from '../qmp/version.js';

/** One property's value; 64-bit numbers that no double holds are bigint. */
export type PropertyValue = boolean | number | bigint | string;

/** An expansion: every property of a CPU. */
export type Properties = Readonly<Record<string, PropertyValue>>;

/** An entry of query-cpu-definitions. */
export interface Definition {
  readonly name: string;
  readonly typename: string;
  readonly static: boolean;
  readonly 'migration-safe'?: boolean;
  readonly deprecated?: boolean;
  /** The versioned model behind the name; absent where the machine type has none. */
  readonly 'alias-of'?: string;
  /** What the accelerator would take away; empty if the model runs as it is. */
  readonly 'unavailable-features'?: readonly string[];
}

/** An entry of query-machines. */
export interface Machine {
  readonly name: string;
  readonly alias?: string;
  readonly 'is-default'?: boolean;
  readonly deprecated?: boolean;
  readonly 'cpu-max'?: number;
  readonly 'default-cpu-type'?: string;
  /** From QEMU 9.1 on: the machine type's compatibility properties in the order in which they apply. */
  readonly 'compat-props'?: readonly CompatProperty[];
  readonly [other: string]: unknown;
}

export interface CompatProperty {
  readonly 'qom-type': string;
  readonly property: string;
  readonly value: string;
}

/** An entry of qom-list-properties. */
export interface QomProperty {
  readonly name: string;
  readonly type: string;
  readonly description?: string;
  readonly 'default-value'?: unknown;
}

/**
 * What a QEMU answers about its models, each different answer once. Keys of `defs` and `props` are the first 16 hex
 * digits of the SHA-1 of the answer's canonical JSON.
 */
export interface Answers {
  /** Machine type -> key of defs. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly defs: Readonly<Record<string, readonly Definition[]>>;
  /** Machine type -> model -> key of props. `none:static` holds the expansions of type "static". */
  readonly expansions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly props: Readonly<Record<string, Properties>>;
  /** Where the expansion has another name or properties of its own: `none:static` -> model -> [name, properties]. */
  readonly renamed: Readonly<Record<string, Readonly<Record<string, readonly [string, Properties]>>>>;
}

/** The whole of a QEMU's answers about CPU models. */
export interface Recording extends Answers {
  readonly accel: Accelerator;
  readonly version: QemuVersion;
  readonly machines: readonly Machine[];
  /** QOM type -> its properties. */
  readonly qom_properties: Readonly<Record<string, readonly QomProperty[]>>;
  /** Expansions that QEMU refused: machine type -> model -> its words. Absent if there are none. */
  readonly refused?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
