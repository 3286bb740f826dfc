import { describe, expect, it } from 'vitest';
import { Assembler } from '../src/cpuid/assembler.js';
import { answerBytes, CPUID_TABLE, cpuidRom, filteredFeatures } from '../src/index.js';

const hex = (code: Assembler) => Buffer.from(code.assemble()).toString('hex');

describe('Assembler', () => {
  // The right column is what objdump -b binary -m i8086 reads back as the left one.
  it.each<[string, (code: Assembler) => Assembler, string]>([
    ['cpuid', (code) => code.cpuid(), '0fa2'],
    ['lods eax, dword ptr cs:[si]', (code) => code.loadFromCode32(), '2e66ad'],
    ['mov eax, ebx', (code) => code.move('eax', 'ebx'), '6689d8'],
    ['mov ecx, esp', (code) => code.move('ecx', 'esp'), '6689e1'],
    ['mov edi, eax', (code) => code.move('edi', 'eax'), '6689c7'],
    ['xor esp, esp', (code) => code.clear('esp'), '6631e4'],
    ['inc esp', (code) => code.increment('esp'), '6644'],
    ['cmp esp, ebp', (code) => code.compare('esp', 'ebp'), '6639ec'],
    ['test ebp, ebp', (code) => code.test('ebp'), '6685ed'],
    ['ror eax, 8', (code) => code.rotateEaxByByte(), '66c1c808'],
    ['out 0xe9, al', (code) => code.outByte(0xe9), 'e6e9'],
    ['mov dx, 0x501; out dx, al', (code) => code.moveToDx(0x501).outByteToDx(), 'ba0105ee'],
    ['hlt; jmp $-1', (code) => code.label('a').hlt().jump('a'), 'f4e9fcff'],
    ['je +1; hlt', (code) => code.jumpIfZero('a').hlt().label('a'), '0f840100f4'],
    ['mov si, offset', (code) => code.hlt().moveOffsetToSi('a').label('a').data32(0x80000001), 'f4be040001000080'],
  ])('%s', (_, write, bytes) => {
    expect(hex(write(new Assembler()))).toBe(bytes);
  });

  it('refuses a jump to nowhere', () => {
    expect(() => new Assembler().jump('nowhere').assemble()).toThrow('no label nowhere');
  });
});

describe('cpuidRom', () => {
  it('is 64 KiB, and its reset vector jumps to offset 0', () => {
    const rom = cpuidRom(CPUID_TABLE);
    expect(rom.length).toBe(65536);
    // jmp near: 0xfff3 + 0x000d wraps around to 0.
    expect([...rom.subarray(0xfff0, 0xfff3)]).toEqual([0xe9, 0x0d, 0x00]);
    expect(rom[0]).toBe(0xfa);
  });

  it('refuses more leaves than it has room for', () => {
    expect(() => cpuidRom(Array.from({ length: 10_000 }, () => [0, 1] as const))).toThrow('do not fit into the ROM');
  });
});

describe('CPUID_TABLE', () => {
  it('reads 196 subleaves of 89 leaves', () => {
    expect([CPUID_TABLE.length, answerBytes(CPUID_TABLE)]).toEqual([89, 196 * 16]);
  });
});

describe('filteredFeatures', () => {
  it('reads the warnings of all releases, once each, sorted', () => {
    const stderr = [
      "qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]",
      "qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID[eax=01h].ECX.pcid [bit 17]",
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.pni [bit 0]",
      "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.pni [bit 0]",
      'qemu-system-x86_64: terminating on signal 15',
    ];
    expect(filteredFeatures(stderr.join('\n'))).toEqual([
      'CPUID.01H:ECX.pni [bit 0]',
      'CPUID.07H:EBX.hle [bit 4]',
      'CPUID[eax=01h].ECX.pcid [bit 17]',
    ]);
  });
});
