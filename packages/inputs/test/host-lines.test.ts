import { describe, expect, it } from 'vitest';
import { HostLines, InputError, recogniseHost } from '../src/index.js';
import { text } from './cases.js';

const bytes = (lines: string) => new TextEncoder().encode(lines);

function kinds(stream: Uint8Array, size: number) {
  const lines = new HostLines();
  for (let at = 0; at < stream.length; at += size) lines.add(stream.subarray(at, at + size));
  return lines.end();
}

const CPUINFO = 'vendor_id : GenuineIntel\\nflags : fpu vme\\n';

describe('one host a line', () => {
  it.each([1, 7, 1000])('cut into pieces of %i bytes', (size) => {
    const stream = bytes(`a\t${CPUINFO}\nb\t${CPUINFO}\r\n\n{"name": "c", "format": "x"}\nd\t{"format": "x"}`);
    expect(kinds(stream, size)).toEqual([
      { name: 'a', count: 2, line: 1, text: 'vendor_id : GenuineIntel\nflags : fpu vme\n' },
      { name: 'c', count: 1, line: 4, text: '{ "format": "x"}' },
      { name: 'd', count: 1, line: 5, text: '{"format": "x"}' },
    ]);
  });

  it('the same from a Buffer and from plain bytes', () => {
    const stream = `ä\t${CPUINFO}é\nb\t${CPUINFO}é\n`;
    expect(kinds(Buffer.from(stream), 9)).toEqual(kinds(bytes(stream), 9));
  });

  it('every form of a host fits on a line', () => {
    for (const name of ['C1-intel.cpuinfo', 'D1-virsh-domcapabilities.xml', 'D4-instlatx64-style-dump.txt']) {
      const line = text(name).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
      const [kind] = kinds(bytes(`h\t${line}`), 4096);
      expect([kind?.text, recogniseHost(kind?.text ?? '')]).toEqual([text(name), recogniseHost(text(name))]);
    }
  });

  it.each([
    ['lonely\n', 'line 1: no tab'],
    ['a\tx\n{"host": 1}\n', 'line 2: a JSON object without a name in front'],
    ['\n', 'no host'],
  ])('%j', (stream, message) => {
    expect(() => kinds(bytes(stream), 100)).toThrow(InputError);
    expect(() => kinds(bytes(stream), 100)).toThrow(message);
  });
});
