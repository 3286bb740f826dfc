import { QemuDidNotStartError } from '../errors.js';
import { type Host, readHost } from '../host/host.js';
import { kvmObstacle } from '../host/kvm.js';
import { canonicalJson } from '../json/canonical.js';
import type { Json } from '../json/types.js';
import { inPool } from '../pool.js';
import { attach } from '../qemu/attach.js';
import { type Accelerator, withQemu } from '../qemu/start.js';
import type { QmpClient } from '../qmp/client.js';
import type { QemuVersion } from '../qmp/version.js';
import { askKvm, askMachines, askMachineType } from '../record/ask.js';
import type { Machine } from '../record/layout.js';
import { recordMachine } from '../record/machine.js';
import { cpuCompatOnly, machinesToProbe, resolveMachines } from '../record/machines.js';
import type { RecordOptions } from '../record/record.js';
import { AnswerStore } from '../record/store.js';
import { PROBE_VERSION, type Probe } from './layout.js';
import { recordUnmigratable } from './unmigratable.js';

export interface ProbeOptions extends Omit<RecordOptions, 'accel' | 'machines'> {
  /** KVM where it can be used unless given; TCG takes its place where it cannot. */
  readonly accel?: Accelerator | undefined;
  /** Names or aliases; `pc` and `q35` unless given. `none` is always asked. */
  readonly machines?: readonly string[] | undefined;
  /** Read once if not given. */
  readonly host?: Host | undefined;
}

/**
 * Asks a QEMU, and the machine that it runs on, everything that decides which CPU models work here.
 *
 * @throws every ProbeError that a QEMU can cause; a KVM that does not work is no error but said in `withoutKvm`
 */
export async function probe(options: ProbeOptions): Promise<Probe> {
  const { first, accel, withoutKvm } = await startWithBest(options);
  const wanted = options.machines ? resolveMachines(options.machines, first.machines) : machinesToProbe(first.machines);
  let done = 0;
  const report = (item: string) => options.onProgress?.({ done: ++done, total: wanted.length + 1, item });
  report('none');
  const ask = async (machine: string, signal: AbortSignal) => {
    await withQemu({ ...options, accel, signal, machine }, (qmp) => askAll(qmp, machine, first));
    report(machine);
  };
  await inPool(wanted, options.workers ?? 2, ask, options.signal);
  return toProbe({ binary: options.binary, accel, withoutKvm, first, host: options.host });
}

export interface ProbeSocketOptions extends Pick<ProbeOptions, 'limits' | 'signal' | 'host'> {}

/**
 * The same of a QEMU that runs already, for the machine type that it runs.
 *
 * @throws QmpUnreachableError and the other ProbeErrors of a connection
 */
export async function probeSocket(socketPath: string, options: ProbeSocketOptions = {}): Promise<Probe> {
  const qmp = await attach(socketPath, options);
  try {
    const accel = (await askKvm(qmp)) ? 'kvm' : 'tcg';
    const first = await startAnswers(qmp);
    await askAll(qmp, await askMachineType(qmp), first);
    const withoutKvm = accel === 'kvm' ? null : 'the running QEMU does not use KVM';
    return toProbe({ binary: null, accel, withoutKvm, first, host: options.host });
  } finally {
    await qmp.close();
  }
}

/** A probe as text: canonical JSON. */
export function probeText(probe: Probe): string {
  return canonicalJson(probe as unknown as Json);
}

/** What every machine type's answers are added to. */
interface First {
  readonly version: QemuVersion;
  readonly machines: readonly Machine[];
  readonly store: AnswerStore;
  readonly unmigratable: AnswerStore;
}

async function startWithBest(options: ProbeOptions) {
  const first = (accel: Accelerator) =>
    withQemu({ ...options, accel, machine: 'none' }, async (qmp) => {
      const answers = await startAnswers(qmp);
      await askAll(qmp, 'none', answers);
      return answers;
    });
  if (options.accel === 'tcg') return { first: await first('tcg'), accel: 'tcg' as const, withoutKvm: null };
  const obstacle = kvmObstacle();
  if (obstacle !== null) return { first: await first('tcg'), accel: 'tcg' as const, withoutKvm: obstacle };
  try {
    return { first: await first('kvm'), accel: 'kvm' as const, withoutKvm: null };
  } catch (error) {
    // /dev/kvm opens, yet QEMU cannot use it. If it is QEMU that does not start, TCG fails in the same way.
    if (!(error instanceof QemuDidNotStartError)) throw error;
    return { first: await first('tcg'), accel: 'tcg' as const, withoutKvm: error.message };
  }
}

async function startAnswers(qmp: QmpClient): Promise<First> {
  const machines = cpuCompatOnly(await askMachines(qmp));
  return { version: qmp.version, machines, store: new AnswerStore(), unmigratable: new AnswerStore() };
}

async function askAll(qmp: QmpClient, machine: string, { store, unmigratable }: First): Promise<void> {
  const models = await recordMachine(qmp, machine, store);
  await recordUnmigratable(qmp, machine, models, unmigratable);
}

function toProbe(
  asked: Pick<Probe, 'binary' | 'accel' | 'withoutKvm'> & { first: First; host: Host | undefined },
): Probe {
  const { binary, accel, withoutKvm, first, host = readHost() } = asked;
  const { refused = {}, ...answers } = first.store.answers();
  const unmigratable = first.unmigratable.answers();
  return {
    format: 'cpu-models-probe',
    formatVersion: PROBE_VERSION,
    binary,
    version: first.version,
    accel,
    withoutKvm,
    machines: first.machines,
    ...answers,
    props: { ...unmigratable.props, ...answers.props },
    unmigratable: unmigratable.expansions,
    refused,
    host,
  };
}
