import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { ProbeAbortedError, QmpUnreachableError } from '../errors.js';
import { type QmpChannel, QmpClient } from '../qmp/client.js';
import { DEFAULT_LIMITS, type Limits } from '../qmp/limits.js';

export interface AttachOptions {
  readonly limits?: Partial<Limits> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Speaks QMP with a QEMU that runs already. close() leaves that QEMU alone. A QMP socket serves one client at a time:
 * while another one is connected, the greeting does not come.
 *
 * @throws QmpUnreachableError, QemuHangsError and the other ProbeErrors of a connection
 */
export async function attach(socketPath: string, options: AttachOptions = {}): Promise<QmpClient> {
  if (options.signal?.aborted) throw new ProbeAbortedError('aborted');
  const socket = connect(socketPath);
  try {
    await once(socket, 'connect', options.signal === undefined ? {} : { signal: options.signal });
  } catch (error) {
    socket.destroy();
    if (options.signal?.aborted) throw new ProbeAbortedError('aborted');
    throw new QmpUnreachableError(`${socketPath}: no QMP socket: ${(error as Error).message}`);
  }
  return QmpClient.open(channelOf(socket), { ...DEFAULT_LIMITS, ...options.limits }, options.signal);
}

function channelOf(socket: Socket): QmpChannel {
  socket.on('error', () => {});
  return {
    input: socket,
    output: socket,
    ended: async () => ({ how: 'closed the connection', stderr: '' }),
    close: async () => {
      socket.destroy();
    },
  };
}
