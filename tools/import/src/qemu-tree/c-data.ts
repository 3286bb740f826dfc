import { endianness } from 'node:os';
import { QemuTreeError } from './errors.js';

/** A place in compiled data. */
export interface Place {
  readonly object: CObject;
  readonly offset: number;
}

/** One compiled variable, literal or array: its bytes, and what its pointers point to. */
export interface CObject {
  readonly name: string;
  readonly bytes: Buffer;
  readonly pointers: ReadonlyMap<number, { readonly name: string; readonly offset: number }>;
}

const SIZES: Readonly<Record<string, number>> = {
  '.byte': 1,
  '.value': 2,
  '.short': 2,
  '.hword': 2,
  '.2byte': 2,
  '.long': 4,
  '.int': 4,
  '.word': 4,
  '.4byte': 4,
  '.quad': 8,
  '.xword': 8,
  '.dword': 8,
  '.8byte': 8,
};
/** What is said of data without being any. */
const SILENT = new Set([
  '.file',
  '.text',
  '.data',
  '.bss',
  '.section',
  '.align',
  '.balign',
  '.p2align',
  '.type',
  '.size',
  '.globl',
  '.global',
  '.local',
  '.set',
  '.arch',
  '.option',
  '.attribute',
  '.machine',
  '.abiversion',
]);
const MAX_BYTES = 64 * 1024 * 1024;
const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const IS_LITTLE = endianness() === 'LE';

/** The data of a compiled C text, as the compiler writes them down for the assembler. */
export class CData {
  private constructor(
    private readonly what: string,
    private readonly objects: ReadonlyMap<string, CObject>,
  ) {}

  /** @throws QemuTreeError for anything but data: instructions, and orders to the assembler */
  static parse(what: string, text: string): CData {
    const reader = new AssemblerReader(what);
    for (const line of text.split('\n')) reader.line(line.trim());
    return new CData(what, reader.objects);
  }

  /** @throws QemuTreeError if no such variable was compiled */
  object(name: string): CObject {
    const found = this.objects.get(name);
    if (found === undefined) throw new QemuTreeError(`${this.what}: the compiler made no ${name} of the tables`);
    return found;
  }

  has(name: string): boolean {
    return this.objects.has(name);
  }

  /** An integer of `size` bytes. */
  integer({ object, offset }: Place, size: number, signed: boolean): bigint {
    if (offset < 0 || offset + size > object.bytes.length || size > 8 || object.pointers.has(offset))
      throw new QemuTreeError(`${this.what}: ${object.name} holds no number at byte ${offset}`);
    const bytes = object.bytes.subarray(offset, offset + size);
    const hex = (IS_LITTLE ? Buffer.from(bytes).reverse() : bytes).toString('hex') || '0';
    return signed ? BigInt.asIntN(size * 8, BigInt(`0x${hex}`)) : BigInt(`0x${hex}`);
  }

  /** Where a pointer leads; null for a null pointer. */
  pointer({ object, offset }: Place): Place | null {
    const target = object.pointers.get(offset);
    if (target !== undefined) return { object: this.object(target.name), offset: target.offset };
    if (this.integer({ object, offset }, 8, false) !== 0n)
      throw new QemuTreeError(`${this.what}: ${object.name} holds no pointer at byte ${offset}`);
    return null;
  }

  /** The text that starts at a place, up to its NUL. */
  text({ object: { bytes }, offset }: Place): string {
    const end = bytes.indexOf(0, offset);
    return bytes.toString('utf8', offset, end < 0 ? bytes.length : end);
  }

  /** All numbers of an array of 64 bits each. */
  numbers(name: string): bigint[] {
    const object = this.object(name);
    return Array.from({ length: object.bytes.length >> 3 }, (_, i) => this.integer({ object, offset: 8 * i }, 8, true));
  }
}

class AssemblerReader {
  readonly objects = new Map<string, CObject>();
  private chunks: Buffer[] = [];
  private size = 0;
  private total = 0;
  private pointers = new Map<number, { name: string; offset: number }>();

  constructor(private readonly what: string) {}

  line(line: string): void {
    if (line === '') return;
    const label = /^([\w.$]+):$/.exec(line)?.[1];
    if (label !== undefined) return this.start(label);
    const [, directive = '', rest = ''] = /^(\.[\w.]+)(?:\s+(.*))?$/.exec(line) ?? [];
    const size = SIZES[directive];
    if (size !== undefined) this.value(rest, size, line);
    else if (directive === '.zero' || directive === '.skip' || directive === '.space') this.add(this.zeros(rest, line));
    else if (directive === '.string' || directive === '.asciz') this.add(Buffer.concat([stringOf(rest), Buffer.of(0)]));
    else if (directive === '.ascii') this.add(stringOf(rest));
    else if (directive === '.base64') this.add(Buffer.from(rest.slice(1, -1), 'base64'));
    else if (directive === '.comm' || directive === '.lcomm') this.common(rest, line);
    else if (!SILENT.has(directive)) this.refuse(line);
  }

  private start(name: string): void {
    this.chunks = [];
    this.size = 0;
    this.pointers = new Map();
    const chunks = this.chunks;
    const object = { name, pointers: this.pointers };
    let bytes: Buffer | undefined;
    this.objects.set(name, {
      ...object,
      get bytes() {
        bytes ??= Buffer.concat(chunks);
        return bytes;
      },
    });
  }

  private value(text: string, size: number, line: string): void {
    const number = /^-?(?:\d+|0x[0-9a-f]+)$/i.test(text) ? BigInt.asUintN(64, negative(text)) : undefined;
    const target = /^([A-Za-z_.$][\w.$]*)(?:([+-]\d+))?$/.exec(text);
    if (number === undefined && (target === null || size !== 8)) this.refuse(line);
    if (target !== null) this.pointers.set(this.size, { name: target[1] as string, offset: Number(target[2] ?? 0) });
    const bytes = Buffer.alloc(8);
    if (IS_LITTLE) bytes.writeBigUInt64LE(number ?? 0n);
    else bytes.writeBigUInt64BE(number ?? 0n);
    this.add(IS_LITTLE ? bytes.subarray(0, size) : bytes.subarray(8 - size));
  }

  private zeros(text: string, line: string): Buffer {
    const count = /^\d+$/.test(text) ? Number(text) : this.refuse(line);
    if (count > MAX_BYTES) this.refuse(line);
    return Buffer.alloc(count);
  }

  private common(text: string, line: string): void {
    const [name = '', size = ''] = text.split(',');
    this.start(name);
    this.add(this.zeros(size.trim(), line));
  }

  private add(bytes: Buffer): void {
    this.size += bytes.length;
    this.total += bytes.length;
    if (this.total > MAX_BYTES)
      throw new QemuTreeError(`${this.what}: the tables hold more than ${MAX_BYTES >> 20} MiB`);
    this.chunks.push(bytes);
  }

  private refuse(line: string): never {
    throw new QemuTreeError(
      `${this.what}: the tables are no plain data: the compiler makes '${line.slice(0, 80)}' of them`,
    );
  }
}

function negative(text: string): bigint {
  return text.startsWith('-') ? -BigInt(text.slice(1)) : BigInt(text);
}

/** The bytes of a quoted text, in which other than ASCII is written by its octal numbers. */
function stringOf(text: string): Buffer {
  const inner = text
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|.)/g, (_, escaped: string) =>
      /^[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
    );
  return Buffer.from(inner, 'latin1');
}
