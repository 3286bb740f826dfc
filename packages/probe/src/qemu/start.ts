import { setTimeout as delay } from 'node:timers/promises';
import { type QmpChannel, QmpClient } from '../qmp/client.js';
import { DEFAULT_LIMITS, type Limits } from '../qmp/limits.js';
import { type Guarded, startGuarded } from './guarded.js';

export type Accelerator = 'kvm' | 'tcg';

export interface QemuOptions {
  /** A path, or a name that is looked up in PATH. */
  readonly binary: string;
  /** `none` unless given: enough to ask about models, but without any machine type's compatibility properties. */
  readonly machine?: string | undefined;
  readonly accel?: Accelerator | undefined;
  /** More arguments, for example ['-L', folder]. */
  readonly args?: readonly string[] | undefined;
  readonly limits?: Partial<Limits> | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/**
 * Starts QEMU paused, without devices, and speaks QMP over its stdio. It is killed with its whole process group by
 * close(), by the signal, by any failure of the connection, and when this process ends for whatever reason.
 *
 * @throws QemuMissingError, QemuDidNotStartError, QemuHangsError, ... (every ProbeError but the unreadable file)
 */
export function startQemu(options: QemuOptions): Promise<QmpClient> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return Promise.resolve().then(() => {
    const program = startGuarded(options.binary, [...pausedArguments(options), ...(options.args ?? [])], options);
    return QmpClient.open(channelOf(program), limits, options.signal);
  });
}

/** Starts QEMU, hands it to `use`, and ends it whatever `use` does. */
export async function withQemu<T>(options: QemuOptions, use: (qmp: QmpClient) => Promise<T>): Promise<T> {
  const qmp = await startQemu(options);
  try {
    return await use(qmp);
  } finally {
    await qmp.close();
  }
}

function pausedArguments({ machine = 'none', accel = 'tcg' }: QemuOptions): string[] {
  const quiet = ['-S', '-no-user-config', '-nodefaults', '-display', 'none'];
  return ['-machine', machine, '-accel', accel, ...quiet, '-qmp', 'stdio'];
}

function channelOf(program: Guarded): QmpChannel {
  return {
    input: program.stdout,
    output: program.stdin,
    async ended() {
      // The end of stdout comes a moment before the exit; a program that goes on without stdout is not waited for.
      const how = await Promise.race([program.exit, delay(1000, 'closed its output', { ref: false })]);
      return { how, stderr: program.stderr() };
    },
    close: () => program.kill(),
  };
}
