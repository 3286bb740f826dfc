import { type MachineType, namesOf, type QemuRelease, resolve } from '@cpu-models/runtime';
import { type Column, columnsOf, type Row, rowOf } from './columns.js';
import { fullHost, isMax, type Variant } from './variants.js';

/** What one release gives, for every machine type, model and variant; resolved when asked for. */
export interface Answers {
  readonly release: string;
  readonly columns: readonly Column[];
  /** Machine types, and the default model and alias of each. */
  readonly machines: ReadonlyMap<string, MachineFacts>;
  readonly models: readonly string[];
  /** Machine types with the same number give every model the same CPU. */
  groupOf(machine: string): number;
  row(variant: Variant, machine: string, model: string): Row;
}

export interface MachineFacts {
  readonly alias: string | null;
  readonly defaultModel: string;
}

/** The answers of a release as its facts stand. */
export function answersOf(release: QemuRelease): Answers {
  const columns = columnsOf(release);
  const groups = groupMachines(release.machines);
  const host = fullHost(release);
  const known = new Map<string, Row>();
  return {
    release: release.release,
    columns,
    machines: new Map(
      release.machines.map(({ name, alias, defaultCpuModel }) => [name, { alias, defaultModel: defaultCpuModel }]),
    ),
    models: namesOf(release).models,
    groupOf: (machine) => groups.get(machine) ?? -1,
    row: (variant, machine, model) => {
      const key = `${variant.id} ${groups.get(machine)} ${model}`;
      const made = known.get(key) ?? rowOf(resolve(release, question(variant, machine, model, host)), columns);
      known.set(key, made);
      return made;
    },
  };
}

/** The question behind one answer. */
export function question(variant: Variant, machine: string, model: string, host: ReturnType<typeof fullHost>) {
  const max = isMax(model) && variant.options.accelerator === 'kvm';
  return { machine, model, ...variant.options, ...(max ? { host } : {}) };
}

/** Numbers machine types by all that decides about their CPUs. */
function groupMachines(machines: readonly MachineType[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    machines.map(({ name, defaultCpuVersion, compat, splitIrqchip, kvmDefaults }) => {
      const key = JSON.stringify([defaultCpuVersion, compat, splitIrqchip, kvmDefaults ?? null]);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [name, number] as const;
    }),
  );
}

/** Machine types of both releases, by the first of those that are alike in both: it speaks for the others. */
export function likeMachines(previous: QemuRelease, release: QemuRelease): ReadonlyMap<string, string[]> {
  const [before, after] = [answersOf(previous), answersOf(release)];
  const groups = new Map<string, string[]>();
  for (const { name } of release.machines) {
    if (before.groupOf(name) < 0) continue;
    const key = `${before.groupOf(name)} ${after.groupOf(name)}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return new Map([...groups.values()].map((names) => [names[0] as string, names]));
}
