import { QemuGarbageError, QemuRefusedError } from '../errors.js';
import { isObject, type Json, type JsonObject } from '../json/types.js';
import type { QmpClient } from '../qmp/client.js';
import { asNamedList, asObject } from '../qmp/shape.js';
import type { Definition, Machine, Properties, QomProperty } from './layout.js';

/** All machine types, with their compatibility properties where the release gives them. */
export async function askMachines(qmp: QmpClient): Promise<Machine[]> {
  const command = 'query-machines';
  try {
    return asNamedList<Machine>(await qmp.execute(command, { 'compat-props': true }), command);
  } catch (error) {
    // The argument came with QEMU 9.1.
    if (!(error instanceof QemuRefusedError)) throw error;
    return asNamedList<Machine>(await qmp.execute(command), command);
  }
}

/** The models as the running machine type defines them. */
export async function askDefinitions(qmp: QmpClient): Promise<Definition[]> {
  return asNamedList<Definition>(await qmp.execute('query-cpu-definitions'), 'query-cpu-definitions');
}

/** The properties of a QOM type. */
export async function askProperties(qmp: QmpClient, typename: string): Promise<QomProperty[]> {
  return asNamedList<QomProperty>(await qmp.execute('qom-list-properties', { typename }), 'qom-list-properties');
}

export interface Expansion {
  /** The name of the model in the answer: `base` for static expansions. */
  readonly name: string;
  readonly props: Properties;
}

/**
 * Every property that the model has on the running machine type, before the accelerator filters any.
 *
 * @throws QemuRefusedError for an unknown model or property
 */
export async function askExpansion(
  qmp: QmpClient,
  type: 'full' | 'static',
  model: string,
  props?: JsonObject,
): Promise<Expansion> {
  const command = 'query-cpu-model-expansion';
  const asked = props === undefined ? { name: model } : { name: model, props };
  const answer = asObject(asObject(await qmp.execute(command, { type, model: asked }), command).model, command);
  const { name, props: given } = answer;
  if (typeof name !== 'string' || !isObject(given) || !Object.values(given).every(isValue)) {
    throw new QemuGarbageError(`QEMU expands ${model} into something else than a name and properties`);
  }
  return { name, props: given as Properties };
}

function isValue(value: Json): boolean {
  return typeof value !== 'object';
}

/** A QEMU that runs already: its machine type, from the class of /machine. */
export async function askMachineType(qmp: QmpClient): Promise<string> {
  const type = await qmp.execute('qom-get', { path: '/machine', property: 'type' });
  if (typeof type !== 'string') throw new QemuGarbageError('QEMU names no class of its machine');
  return type.replace(/-machine$/, '');
}

/** Whether the running QEMU uses KVM. */
export async function askKvm(qmp: QmpClient): Promise<boolean> {
  return asObject(await qmp.execute('query-kvm'), 'query-kvm').enabled === true;
}
