import type { DataPackage, QemuEntry, Scalar } from '../types.js';

type Value = string | number | null;
type Row = readonly Value[];
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The rows of every table, in the order of their columns; a table comes after those that it refers to. */
export function tablesOf(data: DataPackage): Tables {
  const ids = idsOf(data);
  return { ...featureTables(data), ...sharedTables(data, ids), ...qemuTables(data, ids), ...libvirtTables(data, ids) };
}

/** What the database numbers. */
interface Ids {
  readonly property: ReadonlyMap<string, number>;
  readonly set: ReadonlyMap<string, number>;
  readonly cpu: ReadonlyMap<string, number>;
  readonly name: ReadonlyMap<string, number>;
  /** By release and class. */
  readonly class: ReadonlyMap<string, number>;
}

function idsOf({ sets, cpus, qemu }: DataPackage): Ids {
  const values = [
    ...Object.values(cpus).map((cpu) => cpu.values),
    ...qemu.flatMap(({ defaults, classes }) => [
      defaults,
      ...Object.values(classes).flatMap(({ values: own }) => [own.kvm, own.tcg]),
    ]),
  ];
  return {
    property: numbered([...Object.values(sets).flat(), ...values.flatMap((own) => Object.keys(own))].sort()),
    set: numbered(Object.keys(sets)),
    cpu: numbered(Object.keys(cpus)),
    name: numbered(qemu.flatMap(({ expansions }) => Object.keys(expansions)).sort()),
    class: numbered(qemu.flatMap(({ release, classes }) => Object.keys(classes).map((id) => `${release} ${id}`))),
  };
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map([...new Set(keys)].map((key, i) => [key, i + 1]));
}

function id(ids: ReadonlyMap<string, number>, key: string): number {
  const found = ids.get(key);
  if (found === undefined) throw new Error(`the database has no number for ${key}`);
  return found;
}

function featureTables({ features }: DataPackage): Tables {
  return {
    feature: features.map((f) => [f.name, f.word, f.address.bit, f.qemu, f.libvirt, f.linux]),
    feature_alias: features.flatMap((f) => f.aliases.map((alias) => [alias, f.name])),
  };
}

function sharedTables({ sets, cpus }: DataPackage, ids: Ids): Tables {
  const members = Object.entries(sets).flatMap(([key, names]) =>
    [...new Set(names)].map((name): Row => [id(ids.set, key), id(ids.property, name)]),
  );
  return {
    property: [...ids.property].map(([name, number]) => [number, name]),
    feature_set: [...ids.set].map(([key, number]) => [number, key]),
    feature_set_member: members,
    cpu: Object.entries(cpus).map(([key, { on }]) => [id(ids.cpu, key), key, id(ids.set, on)]),
    cpu_value: Object.entries(cpus).flatMap(([key, { values }]) => valueRows(values, ids, [id(ids.cpu, key)])),
    cpu_name: [...ids.name].map(([name, number]) => [number, name]),
  };
}

function qemuTables({ qemu }: DataPackage, ids: Ids): Tables {
  const models = qemu.flatMap(({ release, models: list }) => list.map((m) => ({ release, m })));
  const classes = qemu.flatMap(({ release, classes: list }) =>
    Object.entries(list).map(([name, { values }]) => ({
      release,
      name,
      values,
      id: id(ids.class, `${release} ${name}`),
    })),
  );
  return {
    model: models.map(({ release, m }) => [
      release,
      m.name,
      m.vendor,
      m.family,
      m.model,
      m.stepping,
      m.modelId,
      m.deprecated,
    ]),
    version: models.flatMap(({ release, m }) =>
      m.versions.map((v): Row => [release, v.name, m.name, v.version, v.alias, v.abiLevel, id(ids.set, v.features)]),
    ),
    class: classes.map((one) => [one.id, one.release, one.name]),
    class_value: classes.flatMap((one) => [
      ...valueRows(one.values.kvm, ids, [one.id, 'kvm']),
      ...valueRows(one.values.tcg, ids, [one.id, 'tcg']),
    ]),
    property_default: qemu.flatMap(({ release, defaults }) => valueRows(defaults, ids, [release])),
    machine: qemu.flatMap(({ release, machines }) =>
      machines.map((m) => [release, m.name, m.alias, id(ids.class, `${release} ${m.class}`), Number(m.deprecated)]),
    ),
    expansion: qemu.flatMap((entry) => expansionRows(entry, ids)),
  };
}

function valueRows(values: Readonly<Record<string, Scalar>>, ids: Ids, before: Row): Row[] {
  return Object.entries(values).map(([name, value]) => [...before, id(ids.property, name), scalar(value)]);
}

/** SQLite has no booleans. */
function scalar(value: Scalar): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}

function expansionRows({ release, classes, expansions }: QemuEntry, ids: Ids): Row[] {
  const numbers = Object.keys(classes).map((name) => ({ name, number: id(ids.class, `${release} ${name}`) }));
  return Object.entries(expansions).flatMap(([name, under]) =>
    Object.entries(under).flatMap(([accelerator, { cpu, except }]) =>
      numbers.map((one): Row => [one.number, accelerator, id(ids.name, name), id(ids.cpu, except[one.name] ?? cpu)]),
    ),
  );
}

function libvirtTables({ libvirt }: DataPackage, ids: Ids): Tables {
  return {
    libvirt_model: libvirt.flatMap(({ release, models }) =>
      models.map((m) => [release, m.name, m.vendor, id(ids.set, m.features)]),
    ),
  };
}
