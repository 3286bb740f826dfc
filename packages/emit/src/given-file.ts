import { constants, openSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { Socket } from 'node:net';

/** A file that a user named cannot be read to its end. */
export class GivenFileError extends Error {
  override readonly name = 'GivenFileError';
  readonly isUserError = true;
}

/** So much says nothing of one host or guest: a probe of every machine type has a few MiB. */
const MOST = 256 * 2 ** 20;

/** A pipe into which a slow command writes is silent for a while; one that is silent for longer has nobody at its other end. */
const SILENCE = 60_000;

const PIECE = 1 << 18;

/**
 * The bytes of a file, pipe or device that a user named, in order; `-` is the standard input, which may wait for a person.
 * A piece holds until the next one is asked for.
 *
 * @param silence milliseconds that nobody may write into a pipe
 * @throws GivenFileError if it cannot be read, or nobody writes into it
 */
export async function* givenBytes(path: string, silence = SILENCE): AsyncGenerator<Buffer> {
  try {
    if (path === '-') yield* process.stdin;
    else if ((await stat(path)).isFIFO()) yield* ofPipe(path, silence);
    else yield* ofFile(await open(path));
  } catch (error) {
    if (error instanceof GivenFileError) throw error;
    const { code, syscall } = error as NodeJS.ErrnoException;
    // What is no answer of the system's is a fault of whoever takes the pieces.
    if (code === undefined || syscall === undefined) throw error;
    throw new GivenFileError(`${path} cannot be read (${code})`);
  }
}

/** Opened without waiting: a pipe that nobody has opened for writing would never be open. */
async function* ofPipe(path: string, silence: number): AsyncGenerator<Buffer> {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const pipe = new Socket({ fd, readable: true, writable: false });
  const seconds = Math.ceil(silence / 1000);
  pipe.setTimeout(silence, () =>
    pipe.destroy(new GivenFileError(`${path} is a pipe into which nobody has written for ${seconds} s`)),
  );
  yield* pipe as AsyncIterable<Buffer>;
}

async function* ofFile(file: FileHandle): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafe(PIECE);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * The whole text of what a user named: UTF-8, or UTF-16 with a BOM, which is how PowerShell writes what a program printed.
 * @param expected what the file should say, for the message
 * @throws GivenFileError as {@link givenBytes}, and for more than belongs into one file
 */
export async function givenText(path: string, expected: string, silence = SILENCE): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of givenBytes(path, silence)) {
      size += piece.length;
      if (size > MOST) throw new GivenFileError(`${path} has more than ${MOST / 2 ** 20} MiB`);
      pieces.push(Buffer.from(piece));
    }
  } catch (error) {
    if (!(error instanceof GivenFileError)) throw error;
    throw new GivenFileError(`${error.message}; expected ${expected}`);
  }
  return textOf(Buffer.concat(pieces));
}

function textOf(bytes: Buffer): string {
  const bom = bytes.toString('hex', 0, 2);
  return new TextDecoder({ fffe: 'utf-16le', feff: 'utf-16be' }[bom]).decode(bytes);
}
