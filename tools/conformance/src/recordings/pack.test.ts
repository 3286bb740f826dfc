import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecording, unpack } from './format.js';
import { compress, packRecording, parseJson, type RawRecording } from './pack.js';

const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const definition = {
  name: 'Alpha',
  typename: 'Alpha-x86_64-cpu',
  static: false,
  'migration-safe': true,
  deprecated: false,
  'unavailable-features': [],
};

const raw: RawRecording = {
  version: { qemu: { major: 7, minor: 2, micro: 22 } },
  accel: 'tcg',
  definitions: { none: 'd1', microvm: 'd1' },
  defs: { d1: [definition] },
  expansions: { none: { Alpha: 'a', Beta: 'b' }, microvm: { Alpha: 'a', Beta: 'b' }, 'none:static': { Alpha: 'c' } },
  props: {
    a: { pni: true, level: 4, 'lbr-fmt': 0xffff_ffff_ffff_ffc0n },
    b: { pni: false, level: 4, 'lbr-fmt': 0xffff_ffff_ffff_ffc0n },
    c: { pni: true },
  },
};

describe('packRecording', () => {
  it('keeps every answer', () => {
    const recording = unpack(packRecording(raw));
    expect(recording.qemu).toBe('7.2.22');
    expect(recording.machines).toEqual(['microvm', 'none', 'none:static']);
    expect(recording.expansions('none')).toEqual([
      ['Alpha', raw.props['a']],
      ['Beta', raw.props['b']],
    ]);
    expect(recording.expansions('none:static')).toEqual([['Alpha', { pni: true }]]);
    expect(recording.definitions('microvm')).toEqual([definition]);
  });

  it('shares the rows of equal machine types', () => {
    expect(packRecording(raw).machines).toEqual({ microvm: 0, none: 0, 'none:static': 1 });
  });

  it('survives the way through a file, all digits of a number included', () => {
    const path = join(folder, 'recording.json.br');
    writeFileSync(path, compress(packRecording(raw)));
    expect(readRecording(path).expansions('none')[0]?.[1]).toEqual(raw.props['a']);
  });
});

describe('parseJson', () => {
  it('keeps large numbers whole, and texts that look like them', () => {
    expect(parseJson('{"a": 18446744073709551552, "b": [9007199254740993], "c": "1: 18446744073709551552"}')).toEqual({
      a: 18446744073709551552n,
      b: [9007199254740993n],
      c: '1: 18446744073709551552',
    });
  });
});
