import { QemuDiedError } from '../errors.js';
import { canonicalJson } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import { inPool } from '../pool.js';
import { type Accelerator, type QemuOptions, withQemu } from '../qemu/start.js';
import { askDefinitions, askMachines, askProperties } from './ask.js';
import type { Machine, Recording } from './layout.js';
import { recordExpansions, recordMachine } from './machine.js';
import { AnswerStore } from './store.js';

/** How far a run is; `item` is what has just been done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly item: string;
}

export interface RecordOptions extends Pick<QemuOptions, 'binary' | 'args' | 'limits' | 'signal' | 'env'> {
  readonly accel: Accelerator;
  /** Names, beside `none`; all pc-i440fx-*, pc-q35-*, isapc and microvm unless given. */
  readonly machines?: readonly string[] | undefined;
  /** How many QEMUs run at a time; 2 unless given. */
  readonly workers?: number | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The types whose properties a recording keeps: `max` alone has some that the others lack. */
const QOM_TYPES = ['base-x86_64-cpu', 'max-x86_64-cpu'];

/**
 * Asks a QEMU about every model on every machine type, one process per machine type. The same binary gives the same
 * recording, whatever the order of the answers. A model of which QEMU dies counts as refused; the others go on.
 *
 * @throws every ProbeError that a QEMU can cause
 */
export async function record(options: RecordOptions): Promise<Recording> {
  const store = new AnswerStore();
  const first = await recordNone(options, store);
  const machines = options.machines ?? first.machines.map(({ name }) => name).filter(isRecorded);
  const rest = [...new Set(machines)].filter((name) => name !== 'none').sort();
  let done = 0;
  const report = (item: string) => options.onProgress?.({ done: ++done, total: rest.length + 1, item });
  report('none');
  const ask = async (machine: string, signal: AbortSignal) => {
    await askMachine({ ...options, signal, machine }, store);
    report(machine);
  };
  await inPool(rest, options.workers ?? 2, ask, options.signal);
  return { accel: options.accel, ...first, ...store.answers() };
}

/** Asks about all models at once; where QEMU dies of one of them, about each by itself, and says which it was. */
async function askMachine(options: QemuOptions & { readonly machine: string }, store: AnswerStore): Promise<void> {
  const { machine } = options;
  try {
    await withQemu(options, (qmp) => recordMachine(qmp, machine, store));
  } catch (error) {
    if (!(error instanceof QemuDiedError)) throw error;
    const models = (await withQemu(options, askDefinitions)).map(({ name }) => name).sort();
    const died = await inPool(models, 1, (model) => askModel(options, machine, model, store), options.signal);
    if (died.every((reason) => reason !== null)) throw error;
  }
}

/** Why QEMU died of a model; null if it did not. */
async function askModel(options: QemuOptions, machine: string, model: string, store: AnswerStore) {
  try {
    await withQemu(options, (qmp) => recordExpansions(qmp, 'full', machine, [model], store));
    return null;
  } catch (error) {
    if (!(error instanceof QemuDiedError)) throw error;
    store.addRefusal(machine, model, error.message);
    return error;
  }
}

/** A recording as text: canonical JSON, so that equal recordings are equal bytes. */
export function recordingText(recording: Recording): string {
  return canonicalJson(recording as unknown as Json);
}

/** Whether a machine type is one of the PC family, which the CPU models are made for. */
export function isRecorded(machine: string): boolean {
  return /^(pc-(i440fx|q35)-[0-9.]+|isapc|microvm)$/.test(machine);
}

/** What does not depend on the machine type, and the machine type `none`. */
function recordNone(options: RecordOptions, store: AnswerStore) {
  return withQemu({ ...options, machine: 'none' }, async (qmp) => {
    const machines: Machine[] = await askMachines(qmp);
    const models = await recordMachine(qmp, 'none', store);
    await recordExpansions(qmp, 'static', 'none:static', models, store);
    const properties = await Promise.all(QOM_TYPES.map((type) => askProperties(qmp, type)));
    const qom_properties = Object.fromEntries(QOM_TYPES.map((type, i) => [type, properties[i] ?? []]));
    return { version: qmp.version, machines, qom_properties };
  });
}
