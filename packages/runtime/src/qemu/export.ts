import { type CpuDefinition, definitions } from './definitions.js';
import { fullExpansion, staticExpansion } from './expansion.js';
import { namesOf } from './names.js';
import type { Accelerator, QemuRelease } from './release.js';
import { resolve } from './resolve.js';
import type { PropertyValue } from './state.js';

/** What a prediction is made for. */
export interface ExportOptions {
  readonly accelerator: Accelerator;
  readonly hostVendor?: string;
  /** SHA-1 of a text in hexadecimal. */
  readonly sha1: (text: string) => string;
}

/** A prediction in the layout of a recording; a key is the first 16 hexadecimal digits of its value's hash. */
export interface ExportedRelease {
  readonly accel: Accelerator;
  readonly definitions: Readonly<Record<string, string>>;
  readonly defs: Readonly<Record<string, readonly object[]>>;
  /** Machine type -> model -> key of props; `none:static` is type=static without a machine. */
  readonly expansions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly props: Readonly<Record<string, Readonly<Record<string, PropertyValue>>>>;
}

/** Predicts what a recording of this release would hold; under KVM without `max` and `host`. */
export function exportRelease(release: QemuRelease, options: ExportOptions): ExportedRelease {
  const { accelerator, sha1, ...host } = options;
  const props = new Store<Record<string, PropertyValue>>(sha1);
  const defs = new Store<object[]>(sha1);
  const { models: all, machines } = namesOf(release);
  const models = all.filter((model) => accelerator === 'tcg' || (model !== 'max' && model !== 'host'));
  const expand = (machine: string, read: typeof fullExpansion) =>
    Object.fromEntries(
      models.map((model) => [model, props.put(read(resolve(release, { machine, accelerator, model, ...host })))]),
    );
  const expansions = machines.map((machine) => [machine, expand(machine, fullExpansion)] as const);
  if (machines.includes('none')) expansions.push(['none:static', expand('none', staticExpansion)]);
  return {
    accel: accelerator,
    definitions: Object.fromEntries(
      machines.map((machine) => [machine, defs.put(definitions(release, { machine, accelerator }).map(inQemusWords))]),
    ),
    defs: defs.all(),
    expansions: Object.fromEntries(expansions),
    props: props.all(),
  };
}

function inQemusWords(definition: CpuDefinition): object {
  const { name, typename, aliasOf, unavailableFeatures, migrationSafe, deprecated } = definition;
  return {
    ...(aliasOf === null ? {} : { 'alias-of': aliasOf }),
    deprecated,
    'migration-safe': migrationSafe,
    name,
    static: definition.static,
    typename,
    ...(unavailableFeatures === null ? {} : { 'unavailable-features': unavailableFeatures }),
  };
}

class Store<T extends object> {
  readonly #values = new Map<string, T>();
  readonly #sha1: (text: string) => string;

  constructor(sha1: (text: string) => string) {
    this.#sha1 = sha1;
  }

  put(value: T): string {
    const key = this.#sha1(canonicalJson(value)).slice(0, 16);
    this.#values.set(key, value);
    return key;
  }

  all(): Record<string, T> {
    return Object.fromEntries(this.#values);
  }
}

/** JSON with sorted keys and no spaces; a bigint is written as the number that it is. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join(',')}}`;
}
