import { QemuFloodsError, QemuGarbageError } from '../errors.js';
import { JsonError, parseJson } from '../json/parse.js';
import { isObject, type JsonObject } from '../json/types.js';
import type { Limits } from './limits.js';

/** Cuts a byte stream into QMP messages: one JSON object per line. */
export class MessageReader {
  #parts: Buffer[] = [];
  #partBytes = 0;
  #total = 0;
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Whether the stream stands in the middle of a message. */
  get unfinished(): boolean {
    return this.#parts.some((part) => part.some((byte) => byte > 32));
  }

  /**
   * The messages that the chunk completes.
   *
   * @throws QemuFloodsError, QemuGarbageError
   */
  *push(chunk: Buffer): Generator<JsonObject> {
    this.#total += chunk.length;
    if (this.#total > this.#limits.totalBytes) floods('altogether', this.#limits.totalBytes);
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = this.#take(chunk.subarray(start, end)).trim();
      start = end + 1;
      if (line !== '') yield parseMessage(line);
    }
    this.#keep(chunk.subarray(start));
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return;
    this.#partBytes += part.length;
    if (this.#partBytes > this.#limits.messageBytes) floods('in one message', this.#limits.messageBytes);
    this.#parts.push(part);
  }

  #take(last: Buffer): string {
    this.#keep(last);
    const line = Buffer.concat(this.#parts).toString('utf8');
    this.#parts = [];
    this.#partBytes = 0;
    return line;
  }
}

function parseMessage(line: string): JsonObject {
  const shown = JSON.stringify(line.length > 80 ? `${line.slice(0, 80)}...` : line);
  try {
    const value = parseJson(line);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new QemuGarbageError(`QEMU answers no JSON: ${shown} (column ${error.column}: ${error.reason})`);
  }
  throw new QemuGarbageError(`QEMU answers no JSON object: ${shown}`);
}

function floods(what: string, bytes: number): never {
  throw new QemuFloodsError(`QEMU floods: more than ${bytes} bytes ${what}`);
}
