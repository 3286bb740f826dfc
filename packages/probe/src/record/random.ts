import { QemuRefusedError } from '../errors.js';
import { canonicalJson } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import { inPool } from '../pool.js';
import { withQemu } from '../qemu/start.js';
import type { QmpClient } from '../qmp/client.js';
import type { QemuVersion } from '../qmp/version.js';
import { askDefinitions, askExpansion, askMachines } from './ask.js';
import type { Properties, PropertyValue } from './layout.js';
import { randomNumbers, randomProperties } from './random-properties.js';
import { isRecorded, type RecordOptions } from './record.js';

/** Machine type, model, the extra properties, and what they change in the full expansion. */
export type RandomCase = readonly [machine: string, model: string, extra: Properties, changes: Properties];

/** Expansions with random extra properties. */
export interface RandomRecording {
  readonly accel: string;
  readonly version: QemuVersion;
  readonly seed: number;
  readonly cases: readonly RandomCase[];
}

export interface RandomOptions extends RecordOptions {
  /** How many expansions are asked for; those that QEMU refuses are left out. */
  readonly count: number;
  /** The same seed asks the same questions of the same binary. */
  readonly seed: number;
}

/**
 * Asks for expansions of models with random extra properties, on machine types of every age.
 *
 * @throws every ProbeError that a QEMU can cause
 */
export async function recordRandom(options: RandomOptions): Promise<RandomRecording> {
  const { version, machines } = await askWhat(options);
  const share = Math.ceil(options.count / machines.length);
  let done = 0;
  const ask = async (machine: string, signal: AbortSignal) => {
    const random = randomNumbers(options.seed + machines.indexOf(machine));
    const cases = await withQemu({ ...options, signal, machine }, (qmp) =>
      askRandomly(qmp, machine, options.accel, share, random),
    );
    options.onProgress?.({ done: ++done, total: machines.length, item: machine });
    return cases;
  };
  const cases = (await inPool(machines, options.workers ?? 2, ask, options.signal)).flat();
  return { accel: options.accel, version, seed: options.seed, cases };
}

/** A recording as text: canonical JSON, so that equal recordings are equal bytes. */
export function randomRecordingText(recording: RandomRecording): string {
  return canonicalJson(recording as unknown as Json);
}

/** Every sixth machine type, so that all ages are there, besides `none` and microvm. */
function askWhat(options: RandomOptions) {
  return withQemu({ ...options, machine: 'none' }, async (qmp) => {
    const names = (await askMachines(qmp)).map(({ name }) => name).filter(isRecorded);
    const sorted = names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    const some = sorted.filter((name, i) => i % 6 === 0 || name === 'microvm');
    return { version: qmp.version, machines: [...new Set(options.machines ?? ['none', ...some])] };
  });
}

async function askRandomly(qmp: QmpClient, machine: string, accel: string, count: number, random: () => number) {
  const asHost = accel === 'kvm' ? ['host', 'max'] : ['host'];
  const models = (await askDefinitions(qmp)).map(({ name }) => name).filter((name) => !asHost.includes(name));
  models.sort();
  const plain = new Map<string, Properties>();
  const cases: RandomCase[] = [];
  for (let asked = 0; asked < count; asked++) {
    const model = models[Math.floor(random() * models.length)] ?? 'base';
    const before = plain.get(model) ?? (await askExpansion(qmp, 'full', model)).props;
    plain.set(model, before);
    const extra = randomProperties(before, random);
    const after = await expansionWith(qmp, model, extra);
    if (after !== null) cases.push([machine, model, extra, changesOf(before, after)]);
  }
  return cases;
}

/** Null for what QEMU refuses. */
async function expansionWith(qmp: QmpClient, model: string, extra: Properties): Promise<Properties | null> {
  try {
    return (await askExpansion(qmp, 'full', model, extra)).props;
  } catch (error) {
    if (error instanceof QemuRefusedError) return null;
    throw error;
  }
}

function changesOf(before: Properties, after: Properties): Properties {
  const changed = Object.entries(after).filter(([name, value]) => !same(before[name], value));
  return Object.fromEntries(changed);
}

function same(a: PropertyValue | undefined, b: PropertyValue): boolean {
  return a === b || String(a) === String(b);
}
