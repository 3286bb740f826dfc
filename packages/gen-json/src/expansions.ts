import {
  type Accelerator,
  canonicalJson,
  fullExpansion,
  type MachineType,
  namesOf,
  type PropertyValue,
  propertyValue,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
} from '@cpu-models/runtime';
import type { ExpansionSet, MachineClass, QemuEntry, Scalar } from './types.js';

type Expansions = Pick<QemuEntry, 'switches' | 'defaults' | 'classes' | 'sets'> & {
  readonly classOf: (machine: string) => string;
};
type Table = Record<Accelerator, Record<string, string>>;

/** Stands for whatever the processor below KVM has: KVM gives every named model its vendor. */
export const HOST = 'host';

/**
 * What each name is on each machine type under each accelerator: machine types that are alike make one class, and each
 * distinct CPU is there once, under a key that its content makes.
 */
export function expansionsOf(release: QemuRelease, sha1: (text: string) => string): Expansions {
  const store = new Store(release, sha1);
  const alike = group(release.machines, settingsOf);
  const tables = alike.map((machines) => ({ machines, table: tableOf(release, machines[0] as MachineType, store) }));
  const classes = group(tables, ({ table }) => canonicalJson(table)).map((same, i): [string, MachineClass] => [
    `c${i + 1}`,
    {
      machines: same.flatMap(({ machines }) => machines.map(({ name }) => name)),
      expansions: (same[0] as (typeof tables)[0]).table,
    },
  ]);
  const byMachine = new Map(classes.flatMap(([id, { machines }]) => machines.map((machine) => [machine, id] as const)));
  return { ...store.compact(classes), classOf: (machine) => byMachine.get(machine) as string };
}

/** Everything of a machine type that CPUs depend on. */
function settingsOf({ defaultCpuVersion, compat, splitIrqchip, kvmDefaults }: MachineType): string {
  return canonicalJson({ version: String(defaultCpuVersion), compat, splitIrqchip, kvm: kvmDefaults ?? {} });
}

function group<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function tableOf(release: QemuRelease, { name: machine }: MachineType, store: Store): Table {
  const names = namesOf(release).models;
  const under = (accelerator: Accelerator) =>
    names
      .filter((model) => accelerator === 'tcg' || (model !== 'max' && model !== 'host'))
      .map((model) => [model, keyOf(release, { machine, accelerator, model }, store)] as const);
  return {
    tcg: Object.fromEntries(under('tcg').filter(([model]) => model !== 'host')),
    kvm: Object.fromEntries(under('kvm')),
  };
}

function keyOf(
  release: QemuRelease,
  asked: { readonly machine: string; readonly accelerator: Accelerator; readonly model: string },
  store: Store,
): string {
  if (asked.accelerator === 'tcg') return store.put(resolve(release, asked));
  const [intel, amd] = ['GenuineIntel', 'AuthenticAMD'].map((hostVendor) =>
    resolve(release, { ...asked, hostVendor }),
  ) as [ResolvedCpu, ResolvedCpu];
  const same = propertyValue(intel, 'vendor') === propertyValue(amd, 'vendor');
  return same ? store.put(intel) : store.put(intel, { vendor: HOST });
}

/** Distinct expansions of a release by key. */
class Store {
  readonly #keys = new Map<string, string>();
  readonly #full = new Map<string, Record<string, PropertyValue>>();
  readonly #switches: ReadonlySet<string>;

  constructor(
    private readonly release: QemuRelease,
    private readonly sha1: (text: string) => string,
  ) {
    this.#switches = new Set(release.words.flatMap(({ names }) => names.filter((name) => name !== null)));
  }

  /** The key of a CPU, with properties that stand for others; the same state of the same kind is the same CPU. */
  put(cpu: ResolvedCpu, instead: Record<string, PropertyValue> = {}): string {
    const { features, values } = cpu.state;
    const id = [cpu.request.model.kind, ...Object.values(instead), features.join(), values.join('\0')].join('\0');
    const known = this.#keys.get(id) ?? this.#add({ ...fullExpansion(cpu), ...instead });
    this.#keys.set(id, known);
    return known;
  }

  /** Names come sorted, so the same CPU makes the same text. */
  #add(expansion: Record<string, PropertyValue>): string {
    let text = '';
    for (const name in expansion) text += `${name}=${expansion[name]}\n`;
    const key = this.sha1(text).slice(0, 16);
    const own = Object.entries(expansion).filter(([name]) => this.release.aliases[name] === undefined);
    this.#full.set(key, Object.fromEntries(own));
    return key;
  }

  compact(
    classes: readonly (readonly [string, MachineClass])[],
  ): Pick<QemuEntry, 'switches' | 'defaults' | 'classes' | 'sets'> {
    const defaults = this.#defaults();
    const sets = [...this.#full]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, full]) => [key, this.#set(full, defaults)] as const);
    return {
      switches: [...this.#switches].sort(),
      defaults: Object.fromEntries([...defaults].sort(([a], [b]) => (a < b ? -1 : 1))),
      classes: Object.fromEntries(classes),
      sets: Object.fromEntries(sets),
    };
  }

  /** The commonest value of every property that all have and that is no switch; of equally common ones the first. */
  #defaults(): Map<string, Scalar> {
    const counts = new Map<string, Map<Scalar, number>>();
    for (const full of this.#full.values()) {
      for (const [name, value] of Object.entries(full)) {
        if (this.#switches.has(name)) continue;
        const values = counts.get(name) ?? new Map<Scalar, number>();
        counts.set(name, values.set(scalar(value), (values.get(scalar(value)) ?? 0) + 1));
      }
    }
    const commonest = (values: ReadonlyMap<Scalar, number>) =>
      [...values].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
    const total = (values: ReadonlyMap<Scalar, number>) => [...values.values()].reduce((sum, count) => sum + count, 0);
    const everywhere = [...counts].filter(([, values]) => total(values) === this.#full.size);
    return new Map(everywhere.map(([name, values]) => [name, commonest(values)]));
  }

  #set(full: Record<string, PropertyValue>, defaults: ReadonlyMap<string, Scalar>): ExpansionSet {
    const entries = Object.entries(full);
    const on = entries.filter(([name, value]) => this.#switches.has(name) && value === true).map(([name]) => name);
    const values = entries.filter(([name, value]) => !this.#switches.has(name) && scalar(value) !== defaults.get(name));
    return { on: on.sort(), values: Object.fromEntries(values.map(([name, value]) => [name, scalar(value)])) };
  }
}

/** JSON's numbers are doubles to many readers: an integer that a double cannot hold is written as text. */
function scalar(value: PropertyValue): Scalar {
  if (typeof value !== 'bigint') return value;
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER)
    ? Number(value)
    : value.toString();
}
