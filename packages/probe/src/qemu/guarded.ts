import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { ProbeAbortedError } from '../errors.js';
import { findBinary } from './binary.js';

/**
 * The program runs in a process group of its own beside a guard that reads a pipe whose other end is ours.
 * When we end, however that happens (SIGKILL too), the pipe closes and the guard kills the group.
 */
const GUARD = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec 3<&-; exec "$@"';

const STDERR_KEPT = 8192;
const DEATH_MS = 5000;

/** A program that does not outlive us. */
export interface Guarded {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** "exited with status 1" or "was killed by SIGSEGV", once it has. */
  readonly exit: Promise<string>;
  /** The last of what it wrote to stderr. */
  stderr(): string;
  /** Kills the whole process group and waits until the program is gone. Never rejects. */
  kill(): Promise<void>;
}

export interface GuardedOptions {
  readonly signal?: AbortSignal | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** All of stderr up to this size is kept instead of its last 8 KiB. */
  readonly stderrBytes?: number | undefined;
}

/**
 * Starts a program in the guarded way.
 *
 * @throws QemuMissingError, ProbeAbortedError (the signal was given before).
 */
export function startGuarded(binary: string, args: readonly string[], options: GuardedOptions = {}): Guarded {
  if (options.signal?.aborted) throw new ProbeAbortedError('aborted');
  const path = findBinary(binary);
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', path, ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, LC_ALL: 'C' },
  });
  const stderr = keepTail(child.stderr as Readable, options.stderrBytes ?? STDERR_KEPT);
  const exit = exitOf(child);
  // Writing to a program that has just died is no error of its own: its exit is.
  for (const stream of child.stdio) stream?.on('error', () => {});
  const killGroup = groupKiller(child);
  exit.then(killGroup);
  return {
    pid: child.pid ?? 0,
    stdin: child.stdin as Writable,
    stdout: child.stdout as Readable,
    exit,
    stderr,
    async kill() {
      killGroup();
      await Promise.race([exit, delay(DEATH_MS, undefined, { ref: false })]);
      for (const stream of child.stdio) stream?.destroy();
    },
  };
}

/** Kills once: the guard keeps the group's number ours until then, afterwards it may become somebody else's. */
function groupKiller(child: ChildProcess): () => void {
  let killed = child.pid === undefined;
  return () => {
    if (killed) return;
    killed = true;
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // All of them are gone.
    }
  };
}

function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`did not start: ${error.message}`));
    child.once('exit', (status, signal) => {
      resolve(signal === null ? `exited with status ${status}` : `was killed by ${signal}`);
    });
  });
}

function keepTail(stream: Readable, bytes: number): () => string {
  let tail = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]);
    if (tail.length > bytes) tail = tail.subarray(tail.length - bytes);
  });
  return () => tail.toString('utf8');
}
