import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  answerBytes,
  bootCpuid,
  CPUID_TABLE,
  CpuidIncompleteError,
  isProbeError,
  type Limits,
  ProbeAbortedError,
  type ProbeError,
  probe,
  QemuDidNotStartError,
  QemuDiedError,
  QemuFloodsError,
  QemuGarbageError,
  QemuHangsError,
  QemuMissingError,
  QemuRefusedError,
  QemuVersionError,
} from '../src/index.js';
import { fake, processesWith } from './helpers.js';

const SHORT: Partial<Limits> = { startMs: 2000, commandMs: 2000 };
const BOUND_MS = 8000;

const WAYS: [way: string, error: new (...args: never[]) => ProbeError, message: RegExp, limits?: Partial<Limits>][] = [
  ['exits-at-once', QemuDidNotStartError, /exited with status 1: fake-qemu: could not load anything/],
  ['dies-midway', QemuDiedError, /was killed by SIGABRT during query-machines: fake-qemu: assertion failed/],
  ['exits-midway', QemuDiedError, /exited with status 0 during query-machines/],
  ['closes-output', QemuDiedError, /closed its output during query-machines/],
  ['hangs-before-greeting', QemuHangsError, /the greeting took longer than 2 s/, SHORT],
  ['ignores-sigterm', QemuHangsError, /the greeting took longer/, SHORT],
  ['spawns-child', QemuHangsError, /the greeting took longer/, SHORT],
  ['hangs-on-command', QemuHangsError, /query-machines took longer than 2 s/, SHORT],
  ['hangs-in-half-json', QemuHangsError, /query-machines took longer than 2 s/, SHORT],
  ['hangs-on-command', QemuHangsError, /all commands together took longer than 2 s/, { overallMs: 2000 }],
  ['garbage', QemuGarbageError, /answers no JSON: "Welcome to fake-qemu!" \(column 1: expected a value\)/],
  ['garbage-deep', QemuGarbageError, /nested too deep/],
  ['greets-otherwise', QemuGarbageError, /greets with something else than QMP: {"hello":"world"}/],
  ['half-json', QemuGarbageError, /exited with status 0 in the middle of a message/],
  ['wrong-id', QemuGarbageError, /answers what nobody asked \(id 4711\)/],
  ['no-result', QemuGarbageError, /neither a result nor an error/],
  ['wrong-shape', QemuGarbageError, /answers query-machines with something else than a list/],
  ['wrong-version', QemuVersionError, /protocol version that is not known: {"qemu":{"major":"twelve"}/],
  ['old-version', QemuVersionError, /QEMU 2\.12 is too old: 5\.2 or later is needed/],
  ['floods-line', QemuFloodsError, /more than 33554432 bytes in one message/],
  ['floods-answer', QemuFloodsError, /more than 1000000 bytes altogether/, { totalBytes: 1_000_000 }],
  ['floods-events', QemuFloodsError, /1001 events/],
  ['refuses', QemuRefusedError, /QEMU refuses query-machines: The command query-machines is not known/],
];

describe('a QEMU that misbehaves ends in its own error, in bounded time, and no process is left', () => {
  it.concurrent.each(WAYS)(
    '%s: %o',
    async (way, expected, message, limits) => {
      const { mark, ...options } = fake(way, limits);
      const started = Date.now();
      const error = await probe(options).then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(Date.now() - started).toBeLessThan(BOUND_MS);
      expect(error).toBeInstanceOf(expected);
      expect(isProbeError(error)).toBe(true);
      expect((error as Error).message).toMatch(message);
      expect(processesWith(mark)).toBe(0);
    },
    20_000,
  );

  it.concurrent.each<[string, new (...args: never[]) => ProbeError, RegExp]>([
    ['exits-at-once', CpuidIncompleteError, /exited with status 1 after 0 of 3136 bytes of CPUID: fake-qemu/],
    ['garbage', QemuHangsError, /reading CPUID took longer than 1 s/],
    ['spawns-child', QemuHangsError, /reading CPUID took longer than 1 s/],
    ['floods-line', QemuFloodsError, /more than the 3136 bytes of CPUID/],
  ])('%s while a guest runs: %o', async (way, expected, message) => {
    const { mark, ...options } = fake(way);
    const boot = {
      ...options,
      machine: 'pc',
      cpu: 'max',
      smp: '1',
      rom: '/dev/null',
      bytes: answerBytes(CPUID_TABLE),
      timeoutMs: expected === QemuHangsError ? 1000 : 10_000,
    };
    const error = await bootCpuid(boot).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(expected);
    expect((error as Error).message).toMatch(message);
    expect(processesWith(mark)).toBe(0);
  });

  it('a guest is ended by the signal', async () => {
    const { mark, ...options } = fake('hangs-before-greeting');
    const boot = { ...options, machine: 'pc', cpu: 'max', smp: '1', rom: '/dev/null', bytes: 1, timeoutMs: 10_000 };
    await expect(bootCpuid({ ...boot, signal: AbortSignal.timeout(200) })).rejects.toThrow(ProbeAbortedError);
    expect(processesWith(mark)).toBe(0);
  });

  it('a program that cannot be executed does not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-program-'));
    const binary = join(folder, 'qemu');
    writeFileSync(binary, '#!/nowhere/interpreter\n', { mode: 0o755 });
    const error = await probe({ binary, accel: 'tcg' }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(QemuDidNotStartError);
    expect((error as Error).message).toMatch(/ENOENT/);
    rmSync(folder, { recursive: true });
  });

  it.each(['/nowhere/qemu-system-x86_64', 'no-such-qemu', '/etc/passwd', '/tmp'])('%s is missing', async (binary) => {
    const error = await probe({ binary, accel: 'tcg' }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(QemuMissingError);
    expect((error as Error).message).toContain(`${binary}: no such program`);
  });
});
