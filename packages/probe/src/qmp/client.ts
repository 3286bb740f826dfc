import type { Readable, Writable } from 'node:stream';
import {
  ProbeAbortedError,
  type ProbeError,
  QemuDidNotStartError,
  QemuDiedError,
  QemuFloodsError,
  QemuGarbageError,
  QemuHangsError,
  QemuRefusedError,
} from '../errors.js';
import { canonicalJson } from '../json/canonical.js';
import { isObject, type Json, type JsonObject } from '../json/types.js';
import type { Limits } from './limits.js';
import { MessageReader } from './messages.js';
import { greetedVersion, type QemuVersion } from './version.js';

/** Where QMP is spoken: a program's stdio or a socket. */
export interface QmpChannel {
  readonly input: Readable;
  readonly output: Writable;
  /** After the input has ended: how, and the other side's last words. */
  ended(): Promise<{ readonly how: string; readonly stderr: string }>;
  /** Ends the other side where it is ours, and waits until it is gone. Never rejects. */
  close(): Promise<void>;
}

interface Pending {
  readonly command: string;
  readonly resolve: (value: Json) => void;
  readonly reject: (error: ProbeError) => void;
}

/**
 * Speaks QMP. Commands may be sent without waiting for the answers of those before. The first thing that goes wrong,
 * a refused command aside, ends the connection: the other side is gone when the promises reject, all with one error.
 */
export class QmpClient {
  readonly #channel: QmpChannel;
  readonly #limits: Limits;
  readonly #signal: AbortSignal | undefined;
  readonly #reader: MessageReader;
  readonly #pending = new Map<number, Pending>();
  #greeting: { resolve: (version: QemuVersion) => void; reject: (error: ProbeError) => void } | null = null;
  #version: QemuVersion | null = null;
  #failure: ProbeError | null = null;
  #closing: Promise<void> | null = null;
  #nextId = 1;
  #events = 0;
  #answerTimer: NodeJS.Timeout | undefined;
  readonly #overallTimer: NodeJS.Timeout;

  /**
   * Waits for the greeting and leaves negotiation mode.
   *
   * @throws every ProbeError that a QEMU can cause; the channel is closed then.
   */
  static async open(channel: QmpChannel, limits: Limits, signal?: AbortSignal): Promise<QmpClient> {
    const client = new QmpClient(channel, limits, signal);
    client.#version = await new Promise<QemuVersion>((resolve, reject) => {
      client.#greeting = { resolve, reject };
      client.#listen();
    });
    await client.execute('qmp_capabilities');
    return client;
  }

  private constructor(channel: QmpChannel, limits: Limits, signal: AbortSignal | undefined) {
    this.#channel = channel;
    this.#limits = limits;
    this.#signal = signal;
    this.#reader = new MessageReader(limits);
    this.#overallTimer = setTimeout(() => this.#hang('all commands together', limits.overallMs), limits.overallMs);
  }

  /** As greeted. */
  get version(): QemuVersion {
    if (this.#version === null) throw new Error('the greeting is still to come');
    return this.#version;
  }

  /**
   * Sends a command and gives what it returns.
   *
   * @throws QemuRefusedError, after which the connection goes on; any other ProbeError ends it.
   */
  execute(command: string, args?: JsonObject): Promise<Json> {
    if (this.#failure !== null) return Promise.reject(this.#failure);
    if (this.#closing !== null) return Promise.reject(new QemuDiedError('the connection is closed', ''));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { command, resolve, reject });
      if (this.#pending.size === 1) this.#expectAnswer();
      const message = args === undefined ? { execute: command, id } : { execute: command, arguments: args, id };
      this.#channel.output.write(`${canonicalJson(message)}\n`);
    });
  }

  /** Closes the connection; a QEMU that startQemu started is gone afterwards. Never rejects. */
  close(): Promise<void> {
    this.#closing ??= this.#stop().then(() => {
      this.#rejectAll(this.#failure ?? new QemuDiedError('the connection was closed before the answer', ''));
    });
    return this.#closing;
  }

  #listen(): void {
    this.#answerTimer = setTimeout(() => this.#hang('the greeting', this.#limits.startMs), this.#limits.startMs);
    this.#signal?.addEventListener('abort', this.#onAbort);
    if (this.#signal?.aborted) this.#onAbort();
    this.#channel.input.on('data', this.#onData);
    // A program that cannot be executed gives neither data nor an end, only this.
    this.#channel.input.once('close', this.#onEnd);
    this.#channel.input.once('end', this.#onEnd);
  }

  readonly #onAbort = () => this.#fail(new ProbeAbortedError('aborted'));

  readonly #onData = (chunk: Buffer) => {
    try {
      for (const message of this.#reader.push(chunk)) this.#receive(message);
    } catch (error) {
      this.#fail(error as ProbeError);
    }
  };

  readonly #onEnd = async () => {
    if (this.#closing !== null) return;
    const { how, stderr } = await this.#channel.ended();
    this.#fail(this.#endError(how, stderr));
  };

  #endError(how: string, stderr: string): ProbeError {
    if (this.#reader.unfinished) return new QemuGarbageError(`QEMU ${how} in the middle of a message`);
    if (this.#greeting !== null) return new QemuDidNotStartError(`QEMU did not start, it ${how}`, stderr);
    const [first] = this.#pending.values();
    const during = first === undefined ? '' : ` during ${first.command}`;
    return new QemuDiedError(`QEMU ${how}${during}`, stderr);
  }

  #receive(message: JsonObject): void {
    if (this.#failure !== null || this.#closing !== null) return;
    if (this.#greeting !== null) this.#greet(message);
    else if ('event' in message) this.#ignore();
    else this.#answer(message);
  }

  #ignore(): void {
    if (++this.#events > this.#limits.events) throw new QemuFloodsError(`QEMU floods: ${this.#events} events`);
  }

  #greet(message: JsonObject): void {
    const version = greetedVersion(message);
    clearTimeout(this.#answerTimer);
    this.#greeting?.resolve(version);
    this.#greeting = null;
  }

  #answer(message: JsonObject): void {
    const id = message.id;
    const pending = typeof id === 'number' ? this.#pending.get(id) : undefined;
    if (pending === undefined) throw new QemuGarbageError(`QEMU answers what nobody asked (id ${String(id)})`);
    const error = message.error;
    if (!('return' in message) && !isObject(error)) {
      throw new QemuGarbageError(`QEMU answers ${pending.command} with neither a result nor an error`);
    }
    this.#pending.delete(id as number);
    this.#events = 0;
    this.#expectAnswer();
    if (isObject(error)) pending.reject(refusal(pending.command, error));
    else pending.resolve(message.return as Json);
  }

  #expectAnswer(): void {
    clearTimeout(this.#answerTimer);
    const [first] = this.#pending.values();
    if (first === undefined) return;
    this.#answerTimer = setTimeout(() => this.#hang(first.command, this.#limits.commandMs), this.#limits.commandMs);
  }

  #hang(what: string, ms: number): void {
    this.#fail(new QemuHangsError(`QEMU hangs: ${what} took longer than ${ms / 1000} s`));
  }

  #fail(error: ProbeError): void {
    if (this.#failure !== null || this.#closing !== null) return;
    this.#failure = error;
    this.close();
  }

  #stop(): Promise<void> {
    clearTimeout(this.#answerTimer);
    clearTimeout(this.#overallTimer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
    return this.#channel.close();
  }

  #rejectAll(error: ProbeError): void {
    this.#greeting?.reject(error);
    this.#greeting = null;
    for (const pending of this.#pending.values()) pending.reject(error);
    this.#pending.clear();
  }
}

function refusal(command: string, error: JsonObject): QemuRefusedError {
  return new QemuRefusedError(command, String(error.class ?? 'GenericError'), String(error.desc ?? 'no reason'));
}
