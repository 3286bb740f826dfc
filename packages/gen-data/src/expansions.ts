import { type Accelerator, alikeMachines, type MachineType, type QemuRelease } from '@cpu-models/runtime';
import type { Cpus } from './cpus.js';
import { groups } from './groups.js';
import { Rows } from './rows.js';
import type { ExpansionEntry, MachineClass, NameEntry, QemuEntry, Scalar } from './types.js';
import { commonest, differingFrom } from './values.js';

type Values = Readonly<Record<string, Scalar>>;
type Keys = readonly (readonly [name: string, cpu: string])[];
type Under<T> = Readonly<Record<Accelerator, T>>;

/** Machine types on which every name is the same. */
interface Class {
  readonly machines: readonly string[];
  /** What its CPUs have in common, and the key of each. */
  readonly under: Under<{ readonly common: Values; readonly keys: Keys }>;
}

/** What every name is on every machine type, and the class of each machine type. */
export type Expansions = Pick<QemuEntry, 'defaults' | 'classes' | 'expansions'> & {
  readonly classOf: ReadonlyMap<string, string>;
};

/** Resolves every name under each accelerator; machine types that are alike are resolved once. */
export function expansionsOf(release: QemuRelease, cpus: Cpus): Expansions {
  const rows = new Rows(release);
  const alike = alikeMachines(release.machines).map((machines): Class => {
    const { name } = machines[0] as MachineType;
    const under = (accelerator: Accelerator) => classUnder(rows.of(name, accelerator), cpus);
    return { machines: machines.map((machine) => machine.name), under: { kvm: under('kvm'), tcg: under('tcg') } };
  });
  const classes = groups(alike, ({ under }) => JSON.stringify(under)).map((same, i) => ({
    id: `c${i + 1}`,
    machines: same.flatMap(({ machines }) => machines),
    under: (same[0] as Class).under,
  }));
  const defaults = commonest(classes.flatMap(({ under }) => [column(under.kvm.common), column(under.tcg.common)]));
  return {
    defaults,
    classes: Object.fromEntries(classes.map((one): [string, MachineClass] => [one.id, entryOf(one, defaults)])),
    expansions: expansionEntries(classes),
    classOf: new Map(classes.flatMap(({ id, machines }) => machines.map((machine) => [machine, id] as const))),
  };
}

function classUnder(rows: ReturnType<Rows['of']>, cpus: Cpus): { readonly common: Values; readonly keys: Keys } {
  const common = commonest(rows);
  const differing = differingFrom(common);
  return { common, keys: rows.map((row) => [row.name, cpus.put(row.on, differing(row))] as const) };
}

function column(values: Values) {
  return { names: Object.keys(values), values: Object.values(values) };
}

function entryOf({ machines, under }: Class, defaults: Values): MachineClass {
  const own = ({ common }: { readonly common: Values }) => differingFrom(defaults)(column(common));
  return { machines, values: { kvm: own(under.kvm), tcg: own(under.tcg) } };
}

/** By name: the CPU on most classes, and the others. */
function expansionEntries(classes: readonly (Class & { readonly id: string })[]): Readonly<Record<string, NameEntry>> {
  const found = new Map<string, Map<Accelerator, Map<string, string>>>();
  for (const { id, under } of classes) {
    for (const accelerator of ['kvm', 'tcg'] as const) {
      for (const [name, cpu] of under[accelerator].keys) {
        const entry = found.get(name) ?? new Map<Accelerator, Map<string, string>>();
        const keys = entry.get(accelerator) ?? new Map<string, string>();
        found.set(name, entry.set(accelerator, keys.set(id, cpu)));
      }
    }
  }
  const names = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    names.map(([name, entry]) => [name, Object.fromEntries([...entry].map(([key, keys]) => [key, usual(keys)]))]),
  );
}

function usual(keys: ReadonlyMap<string, string>): ExpansionEntry {
  const { cpu = '' } = commonest([...keys.values()].map((key) => ({ names: CPU, values: [key] }))) as { cpu?: string };
  return { cpu, except: Object.fromEntries([...keys].filter(([, key]) => key !== cpu)) };
}

const CPU = ['cpu'] as const;
