import type { SqlInput, SqlRelease } from './input.js';

type Value = string | number | null;
export type Tables = Readonly<Record<string, readonly (readonly Value[])[]>>;

/** The rows of every table, in the order of their columns. */
export function tablesOf({ features, qemu, libvirt }: SqlInput): Tables {
  const cpus = numbered(qemu.flatMap(({ release, sets }) => Object.keys(sets).map((key) => `${release} ${key}`)));
  const names = qemu.flatMap(({ sets }) =>
    Object.values(sets).flatMap(({ on, values }) => [...on, ...Object.keys(values)]),
  );
  const properties = numbered([...new Set(names)].sort());
  const models = qemu.flatMap(({ release, models: list }) => list.map((model) => ({ release, model })));
  const versions = models.flatMap(({ release, model }) =>
    model.versions.map((version) => ({ release, model: model.name, ...version })),
  );
  const sets = qemu.flatMap(({ release, sets: all }) =>
    Object.entries(all).map(([key, set]) => ({ cpu: cpus.get(`${release} ${key}`) as number, ...set })),
  );
  const id = (name: string) => properties.get(name) as number;
  return {
    feature: features.map((f) => [f.name, f.word, f.address.bit, f.qemu, f.libvirt, f.linux]),
    feature_alias: features.flatMap((f) => f.aliases.map((alias) => [alias, f.name])),
    model: models.map(({ release, model: m }) => [
      release,
      m.name,
      m.vendor,
      m.family,
      m.model,
      m.stepping,
      m.modelId,
      m.deprecated,
    ]),
    version: versions.map((v) => [v.release, v.name, v.model, v.version, v.alias, v.abiLevel]),
    version_feature: versions.flatMap((v) => v.features.map((feature) => [v.release, v.name, feature])),
    machine: qemu.flatMap(({ release, machines }) =>
      machines.map((m) => [release, m.name, m.alias, m.class, Number(m.deprecated)]),
    ),
    expansion: qemu.flatMap((entry) => expansionRows(entry, cpus)),
    property: [...properties].map(([name, number]) => [number, name]),
    cpu_feature: sets.flatMap(({ cpu, on }) => on.map((feature) => [cpu, id(feature)])),
    cpu_value: sets.flatMap(({ cpu, values }) =>
      Object.entries(values).map(([name, value]) => [cpu, id(name), scalar(value)]),
    ),
    property_default: qemu.flatMap(({ release, defaults }) =>
      Object.entries(defaults).map(([name, value]) => [release, name, scalar(value)]),
    ),
    libvirt_model: libvirt.flatMap(({ release, models: list }) =>
      list.map(({ name, vendor }) => [release, name, vendor]),
    ),
    libvirt_feature: libvirt.flatMap(({ release, models: list }) =>
      list.flatMap(({ name, features: all }) => [...new Set(all)].map((feature) => [release, name, feature])),
    ),
  };
}

function expansionRows({ release, classes }: SqlRelease, cpus: ReadonlyMap<string, number>): Value[][] {
  return Object.entries(classes).flatMap(([id, { expansions }]) =>
    Object.entries(expansions).flatMap(([accelerator, names]) =>
      Object.entries(names).map(([name, key]) => [
        release,
        id,
        accelerator,
        name,
        cpus.get(`${release} ${key}`) as number,
      ]),
    ),
  );
}

function numbered(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, i) => [key, i + 1]));
}

/** SQLite has no booleans. */
function scalar(value: string | number | boolean): Value {
  return typeof value === 'boolean' ? Number(value) : value;
}
