import { describe, expect, it } from 'vitest';
import { HostLines, InputError, readHost } from '../src/index.js';
import { known, text } from './cases.js';

const bytes = (lines: string) => new TextEncoder().encode(lines);

function kinds(stream: Uint8Array, size: number) {
  const lines = new HostLines(known, 'fleet');
  for (let at = 0; at < stream.length; at += size) lines.add(stream.subarray(at, at + size));
  return lines.end();
}

const named = (stream: string) => kinds(bytes(stream), 100).map(({ name, count, line }) => [name, count, line]);

const escaped = (lines: string) => lines.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');

const CPUINFO = 'vendor_id : GenuineIntel\\nflags : fpu vme\\n';
const PROBE = JSON.stringify(JSON.parse(text('G1-host-whose-qemu-has-no-kvm64.probe.json')));

describe('one host a line', () => {
  it.each([1, 7, 1000])('cut into pieces of %i bytes', (size) => {
    const stream = bytes(`a\t${CPUINFO}\nb\t${CPUINFO}\r\n\n{"name": "c", ${PROBE.slice(1)}\nd\t${PROBE}`);
    const found = kinds(stream, size);
    expect(found.map(({ name, count, line }) => [name, count, line])).toEqual([
      ['a', 2, 1],
      ['c', 2, 4],
    ]);
    expect(found[0]?.host.host.cpuinfo['flags']).toBe('fpu vme');
    expect(found[1]?.host).toEqual(readHost([{ name: 'd', text: PROBE }], known).host);
  });

  it('the same from a Buffer and from plain bytes', () => {
    const stream = `ä\t${CPUINFO}é\nb\t${CPUINFO}é\n`;
    expect(kinds(Buffer.from(stream), 9)).toEqual(kinds(bytes(stream), 9));
    expect(kinds(bytes(stream), 9)[0]?.name).toBe('ä');
  });

  it('every form of a host fits on a line', () => {
    for (const name of ['C1-intel.cpuinfo', 'D1-virsh-domcapabilities.xml', 'D4-instlatx64-style-dump.txt']) {
      const [kind] = kinds(bytes(`h\t${escaped(text(name))}`), 4096);
      expect(kind?.host).toEqual(readHost([{ name, text: text(name) }], known).host);
    }
  });

  it.each([
    ['lonely\n', 'fleet:1: no tab'],
    [`a\t${CPUINFO}\n{"host": 1}\n`, 'fleet:2: a JSON object without a name in front'],
    [`a\t${CPUINFO}\nb\tnothing that is known\n`, 'fleet:2: not recognised as a host'],
    ['\n', 'fleet: no host'],
  ])('%j', (stream, message) => {
    expect(() => kinds(bytes(stream), 100)).toThrow(InputError);
    expect(() => kinds(bytes(stream), 100)).toThrow(message);
  });
});

describe('hosts of one kind', () => {
  it('however fast they run just now and wherever they stand', () => {
    const host = (at: number) =>
      escaped(`${text('C1-intel.cpuinfo')}\ncpu MHz\t\t: ${800 + at / 3}\napicid\t\t: ${at}\n`);
    const fleet = Array.from({ length: 100 }, (_, at) => `h${at}\t${host(at)}\n`).join('');
    expect(named(fleet)).toEqual([['h0', 100, 1]]);
  });

  it('on whichever processor CPUID was read', () => {
    const dump = (apic: string) =>
      escaped(text('D4-instlatx64-style-dump.txt').replace(/^(CPUID 00000001: \w+-)../m, `$1${apic}`));
    expect(dump('02')).not.toBe(dump('05'));
    expect(named(`a\t${dump('02')}\nb\t${dump('05')}\n`)).toEqual([['a', 2, 1]]);
  });

  it('not with a flag or a microcode more', () => {
    const host = (more: string) => escaped(text('C1-intel.cpuinfo').replace(/^(flags.*)$/m, `$1${more}`));
    expect(named(`a\t${host('')}\nb\t${host(' avx512f')}\nc\t${host('\nmicrocode: 0xffff')}\n`)).toHaveLength(3);
  });

  it('more lines than are remembered: counted all the same', () => {
    const lines = new HostLines(known, 'fleet', 2000);
    for (let at = 0; at < 300; at++) lines.add(bytes(`h${at}\t${CPUINFO}note : ${at % 40} ${'x'.repeat(300)}\n`));
    expect(lines.end().map(({ name, count }) => [name, count])).toEqual([['h0', 300]]);
  });
});
