import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { CpuidIncompleteError, ProbeAbortedError, QemuFloodsError, QemuHangsError } from '../errors.js';
import { type Guarded, startGuarded } from '../qemu/guarded.js';
import type { Accelerator } from '../qemu/start.js';
import { EXIT_PORT, OUTPUT_PORT } from './program.js';

export interface BootOptions {
  readonly binary: string;
  readonly accel: Accelerator;
  readonly machine: string;
  /** What follows -cpu: a model, possibly with properties. */
  readonly cpu: string;
  /** Path of the image that cpuidRom made. */
  readonly rom: string;
  /** What follows -smp. */
  readonly smp: string;
  /** How much the program writes. */
  readonly bytes: number;
  /** How long the boot may take. */
  readonly timeoutMs: number;
  readonly args?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the guest read, and what QEMU said meanwhile. */
export interface BootAnswer {
  readonly raw: Uint8Array;
  readonly stderr: string;
}

/** A guest's features can fill this much with warnings, and not more. */
const STDERR_BYTES = 256 << 10;

/**
 * Boots the CPUID reader, on the first CPU if there are several, and gives what it wrote.
 *
 * @throws QemuMissingError, CpuidIncompleteError, QemuHangsError, QemuFloodsError, ProbeAbortedError
 */
export async function bootCpuid(options: BootOptions): Promise<BootAnswer> {
  const { binary, signal, env, bytes, timeoutMs } = options;
  const program = startGuarded(binary, bootArguments(options), { signal, env, stderrBytes: STDERR_BYTES });
  const stop = new AbortController();
  try {
    return await Promise.race([
      answer(program, bytes),
      aborted(signal, stop.signal),
      delay(timeoutMs, undefined, { signal: stop.signal }).then(() => {
        throw new QemuHangsError(`QEMU hangs: reading CPUID took longer than ${timeoutMs / 1000} s`);
      }),
    ]);
  } finally {
    stop.abort();
    await program.kill();
  }
}

function bootArguments({ machine, accel, cpu, smp, rom, args = [] }: BootOptions): string[] {
  return [
    ...['-machine', machine, '-accel', accel, '-cpu', cpu, '-smp', smp, '-bios', rom],
    ...['-no-user-config', '-nodefaults', '-display', 'none', '-no-reboot'],
    ...['-chardev', 'stdio,id=out,signal=off', '-device', `isa-debugcon,iobase=${OUTPUT_PORT},chardev=out`],
    ...['-device', `isa-debug-exit,iobase=${EXIT_PORT},iosize=1`],
    ...args,
  ];
}

async function answer(program: Guarded, bytes: number): Promise<BootAnswer> {
  const raw = await collect(program.stdout, bytes);
  const how = await program.exit;
  if (raw.length === bytes) return { raw, stderr: program.stderr() };
  throw new CpuidIncompleteError(`QEMU ${how} after ${raw.length} of ${bytes} bytes of CPUID`, program.stderr());
}

async function collect(stream: Readable, bytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > bytes) throw new QemuFloodsError(`QEMU floods: more than the ${bytes} bytes of CPUID`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function aborted(signal: AbortSignal | undefined, stop: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new ProbeAbortedError('aborted')), { signal: stop });
  });
}
