import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { ProbeAbortedError } from '../errors.js';
import { findBinary } from './binary.js';
import { guardGroup } from './guard.js';

const STDERR_KEPT = 8192;
const DEATH_MS = 5000;
const LAST_WORDS_MS = 500;

/** A program that does not outlive us. */
export interface Guarded {
  readonly pid: number;
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** "exited with status 1" or "was killed by SIGSEGV", once it has and stderr() is complete. */
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
 * Starts a program in a process group of its own, which ends when the program does, by kill(), and with us.
 *
 * @throws QemuMissingError, ProbeAbortedError (the signal was given before).
 */
export function startGuarded(binary: string, args: readonly string[], options: GuardedOptions = {}): Guarded {
  if (options.signal?.aborted) throw new ProbeAbortedError('aborted');
  const child = spawn(findBinary(binary), args, {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env, LC_ALL: 'C' },
  });
  const endGuard = child.pid === undefined ? async () => {} : guardGroup(child.pid);
  const killGroup = groupKiller(child.pid);
  const stderr = keepTail(child.stderr, options.stderrBytes ?? STDERR_KEPT);
  const lastWords = new Promise((resolve) => child.stderr.once('close', resolve));
  const exit = exitOf(child).then(async (how) => {
    // What the program has begun ends with it, and then stderr does.
    killGroup();
    await Promise.race([lastWords, delay(LAST_WORDS_MS)]);
    return how;
  });
  const gone = exit.then(() => Promise.all([endGuard(), groupIsEmpty(child.pid)]));
  // Writing to a program that has just died is no error of its own: its exit is.
  for (const stream of child.stdio) stream?.on('error', () => {});
  return {
    pid: child.pid ?? 0,
    stdin: child.stdin,
    stdout: child.stdout,
    exit,
    stderr,
    async kill() {
      killGroup();
      await Promise.race([gone, delay(DEATH_MS, undefined, { ref: false })]);
      for (const stream of child.stdio) stream?.destroy();
    },
  };
}

/** Who was killed is gone a moment later; zombies that nobody reaps are not waited for. */
async function groupIsEmpty(group: number | undefined): Promise<void> {
  for (let tries = 0; tries < 20 && group !== undefined; tries++) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
    await delay(10);
  }
}

/** Kills once: later the group's number may belong to others. */
function groupKiller(group: number | undefined): () => void {
  let killed = group === undefined;
  return () => {
    if (killed) return;
    killed = true;
    try {
      process.kill(-(group as number), 'SIGKILL');
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
