/** 32-bit registers by their number in instruction encodings. */
const REGISTERS = { eax: 0, ecx: 1, edx: 2, ebx: 3, esp: 4, ebp: 5, esi: 6, edi: 7 } as const;

export type Register = keyof typeof REGISTERS;

/** In 16-bit code this prefix makes the next instruction work on 32 bits. */
const OPERAND_32 = 0x66;

/**
 * Assembles the few 16-bit instructions that the CPUID reader needs. Encodings: Intel SDM volume 2. Methods append
 * one instruction each; jumps take labels, which may be defined later.
 */
export class Assembler {
  readonly #bytes: number[] = [];
  readonly #labels = new Map<string, number>();
  /** Places of 16-bit values to fill in: the label's offset, counted from `from`. */
  readonly #fixups: { readonly at: number; readonly label: string; readonly from: number }[] = [];

  label(name: string): this {
    this.#labels.set(name, this.#bytes.length);
    return this;
  }

  /** Plain data, 32 bits each, little-endian. */
  data32(...values: readonly number[]): this {
    for (const value of values) this.#emit(...little(value, 4));
    return this;
  }

  /** Disables interrupts: there is nobody to take them. */
  cli(): this {
    return this.#emit(0xfa);
  }

  /** String instructions count upwards. */
  cld(): this {
    return this.#emit(0xfc);
  }

  /** Waits for an interrupt. */
  hlt(): this {
    return this.#emit(0xf4);
  }

  /** EAX, EBX, ECX, EDX := CPUID leaf EAX, subleaf ECX. */
  cpuid(): this {
    return this.#emit(0x0f, 0xa2);
  }

  /** EAX := the 32 bits at CS:SI; SI += 4. CS is where the ROM is; no other segment is set up. */
  loadFromCode32(): this {
    return this.#emit(0x2e, OPERAND_32, 0xad);
  }

  /** SI := the label's offset. */
  moveOffsetToSi(label: string): this {
    this.#emit(0xbe);
    return this.#fixup(label, 0);
  }

  moveToDx(value: number): this {
    return this.#emit(0xba, ...little(value, 2));
  }

  move(to: Register, from: Register): this {
    return this.#emit(OPERAND_32, 0x89, registers(from, to));
  }

  /** Sets the register to 0. */
  clear(register: Register): this {
    return this.#emit(OPERAND_32, 0x31, registers(register, register));
  }

  increment(register: Register): this {
    return this.#emit(OPERAND_32, 0x40 + REGISTERS[register]);
  }

  /** Compares, for the next conditional jump. */
  compare(left: Register, right: Register): this {
    return this.#emit(OPERAND_32, 0x39, registers(right, left));
  }

  /** Sets the zero flag if the register is 0. */
  test(register: Register): this {
    return this.#emit(OPERAND_32, 0x85, registers(register, register));
  }

  /** EAX turns right by 8 bits: four times, and it is back where it was. */
  rotateEaxByByte(): this {
    return this.#emit(OPERAND_32, 0xc1, 0xc8, 8);
  }

  /** Writes AL to a port below 256. */
  outByte(port: number): this {
    return this.#emit(0xe6, port);
  }

  /** Writes AL to the port in DX. */
  outByteToDx(): this {
    return this.#emit(0xee);
  }

  jump(label: string): this {
    return this.#emit(0xe9).#fixup(label, 2);
  }

  jumpIfZero(label: string): this {
    return this.#emit(0x0f, 0x84).#fixup(label, 2);
  }

  jumpIfNotEqual(label: string): this {
    return this.#emit(0x0f, 0x85).#fixup(label, 2);
  }

  /** The program, to be loaded at offset 0 of its segment. */
  assemble(): Uint8Array {
    const program = Uint8Array.from(this.#bytes);
    for (const { at, label, from } of this.#fixups) {
      const target = this.#labels.get(label);
      if (target === undefined) throw new Error(`no label ${label}`);
      program.set(little(target - from, 2), at);
    }
    return program;
  }

  #emit(...bytes: readonly number[]): this {
    this.#bytes.push(...bytes);
    return this;
  }

  /** Leaves room for a label; a jump's distance counts from `size` bytes further on, an offset from 0. */
  #fixup(label: string, size: number): this {
    const at = this.#bytes.length;
    this.#fixups.push({ at, label, from: size === 0 ? 0 : at + size });
    return this.#emit(0, 0);
  }
}

/** ModR/M byte for two registers. */
function registers(reg: Register, rm: Register): number {
  return 0xc0 | (REGISTERS[reg] << 3) | REGISTERS[rm];
}

function little(value: number, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff);
}
