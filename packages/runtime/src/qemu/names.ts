import { CpuModelError } from '../errors.js';
import { compareReleases } from '../releases.js';
import { suggest } from '../suggest.js';
import { suggestMachines, suggestModels } from '../suggest-models.js';
import { type CompiledRelease, compile, type Slot } from './compile.js';
import type { ModelName } from './models.js';
import type { MachineType, QemuRelease } from './release.js';

/** The names that a release knows: for lists, and as a hint for error messages about other releases. */
export interface NamesOfRelease<Model extends string = string, Machine extends string = string> {
  readonly release: string;
  /** Every name of query-cpu-definitions, sorted. */
  readonly models: readonly Model[];
  /** Machine types without their aliases, sorted. */
  readonly machines: readonly Machine[];
}

/** All names of a release. */
export function namesOf<Model extends string, Machine extends string>(
  release: QemuRelease<Model, Machine>,
): NamesOfRelease<Model, Machine> {
  return {
    release: release.release,
    models: [...compile(release).models.keys()].sort() as Model[],
    machines: release.machines.map(({ name }) => name as Machine).sort(),
  };
}

/** Whether a release has a model of this name; tells the compiler, so that a name from a user can go to resolve. */
export function hasModel<Model extends string>(release: QemuRelease<Model, string>, name: string): name is Model {
  return compile(release).models.has(name);
}

/** The same for machine types, their aliases included. */
export function hasMachine<Machine extends string>(
  release: QemuRelease<string, Machine>,
  name: string,
): name is Machine {
  return compile(release).machines.has(name);
}

/** The same for properties, features included, in any of QEMU's spellings. */
export function hasProperty(release: QemuRelease, name: string): boolean {
  return compile(release).slots.has(name);
}

/** @throws CpuModelError `unknown-machine`, `not-yet` or `no-longer` */
export function findMachine(compiled: CompiledRelease, name: string, others: Iterable<NamesOfRelease>): MachineType {
  const machine = compiled.machines.get(name);
  if (machine !== undefined) return machine;
  const known = [...others].filter(({ machines }) => machines.includes(name));
  throw missing(compiled, 'machine type', name, known, compiled.machines.keys());
}

/** @throws CpuModelError `unknown-model`, `not-yet` or `no-longer` */
export function findModel(compiled: CompiledRelease, name: string, others: Iterable<NamesOfRelease>): ModelName {
  const model = compiled.models.get(name);
  if (model !== undefined) return model;
  const known = [...others].filter(({ models }) => models.includes(name));
  throw missing(compiled, 'CPU model', name, known, compiled.models.keys());
}

/** @throws CpuModelError `unknown-property` */
export function findProperty({ slots, release }: CompiledRelease, model: ModelName, name: string): Slot {
  const slot = slots.get(name);
  const limited = slot?.kind === 'value' ? slot.spec.models : undefined;
  if (slot !== undefined && (limited === undefined || limited.includes(model.kind))) return slot;
  throw new CpuModelError(
    'unknown-property',
    name,
    `CPU model '${model.name}' of QEMU ${release.release} has no property '${name}'`,
    suggest(name, slots.keys()).filter((other) => other !== name),
  );
}

function missing(
  { release: { release } }: CompiledRelease,
  kind: 'machine type' | 'CPU model',
  name: string,
  known: readonly NamesOfRelease[],
  candidates: Iterable<string>,
): CpuModelError {
  const first = known[0];
  const last = known.at(-1);
  if (first !== undefined && compareReleases(first.release, release) > 0) {
    return new CpuModelError(
      'not-yet',
      name,
      `QEMU ${release} does not have the ${kind} '${name}' yet; QEMU ${first.release} does`,
    );
  }
  if (last !== undefined) {
    return new CpuModelError(
      'no-longer',
      name,
      `QEMU ${release} no longer has the ${kind} '${name}'; QEMU ${last.release} does`,
    );
  }
  const [code, near] =
    kind === 'CPU model'
      ? (['unknown-model', suggestModels(candidates, name)] as const)
      : (['unknown-machine', suggestMachines(candidates, name)] as const);
  return new CpuModelError(code, name, `QEMU ${release} has no ${kind} '${name}'`, near);
}
