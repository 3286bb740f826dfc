import { Assembler } from './assembler.js';
import type { LeafCount } from './table.js';

/** Port of isa-debugcon: every byte written there is a byte of output. */
export const OUTPUT_PORT = 0xe9;
/** Port of isa-debug-exit: a write of N ends QEMU with status 2N+1. */
export const EXIT_PORT = 0x501;

const ROM_BYTES = 0x10000;
const RESET_VECTOR = 0xfff0;

/**
 * A 64 KiB BIOS that reads the table's leaves and writes EAX, EBX, ECX and EDX of each, little-endian, to the output
 * port; then it ends QEMU.
 *
 * After reset the CPU is in 16-bit mode and executes the ROM at the end of the address space (CS base 0xFFFF0000, IP
 * 0xFFF0). Near jumps keep it there; memory and stack are not used, so that nothing needs to be set up.
 */
export function cpuidRom(table: readonly LeafCount[]): Uint8Array {
  const program = reader(table).assemble();
  if (program.length > RESET_VECTOR) throw new Error(`${table.length} leaves do not fit into the ROM`);
  // HLT everywhere else: whoever strays stops.
  const rom = new Uint8Array(ROM_BYTES).fill(0xf4);
  rom.set(program);
  rom.set(jumpToStart(), RESET_VECTOR);
  return rom;
}

/** ESI: the next table entry, EDI: leaf, EBP: its number of subleaves, ESP: subleaf. CPUID overwrites the other four. */
function reader(table: readonly LeafCount[]): Assembler {
  const code = new Assembler();
  code.cli().cld().moveOffsetToSi('table');
  code.label('next leaf');
  code.loadFromCode32().move('edi', 'eax');
  code.loadFromCode32().move('ebp', 'eax');
  code.test('ebp').jumpIfZero('done');
  code.clear('esp');
  code.label('next subleaf');
  code.move('eax', 'edi').move('ecx', 'esp').cpuid();
  writeEax(code);
  for (const register of ['ebx', 'ecx', 'edx'] as const) writeEax(code.move('eax', register));
  code.increment('esp').compare('esp', 'ebp').jumpIfNotEqual('next subleaf');
  code.jump('next leaf');
  code.label('done');
  code.clear('eax').moveToDx(EXIT_PORT).outByteToDx();
  code.label('halt').hlt().jump('halt');
  code.label('table');
  for (const [leaf, subleaves] of table) code.data32(leaf, subleaves);
  // No subleaves: the end of the table.
  return code.data32(0, 0);
}

/** Writes EAX, lowest byte first. */
function writeEax(code: Assembler): void {
  for (let byte = 0; byte < 4; byte++) code.outByte(OUTPUT_PORT).rotateEaxByByte();
}

/** A near jump from the reset vector, wrapping around the segment's end to offset 0. */
function jumpToStart(): Uint8Array {
  const distance = ROM_BYTES - (RESET_VECTOR + 3);
  return Uint8Array.of(0xe9, distance & 0xff, distance >> 8);
}
