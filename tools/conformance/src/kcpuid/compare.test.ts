import type { WordFile } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { compareWithTable } from './compare.js';
import { readTable } from './table.js';

const TABLE = readTable(`
# Leaf 1H
0x1, 0, ecx, 0, pni , SSE3
0x1, 0, ecx, 31, guest_status , a guest
0x1, 0, ebx, 7:0, brand_id , a field
0x14, 31:1, ecx, 2, wide , of many subleaves
`);
const word = (features: WordFile['features']): WordFile => ({
  word: '1_ECX',
  at: { leaf: 1, register: 'ecx' },
  features,
});
const OURS = [
  word([
    { bit: 0, name: 'pni' },
    { bit: 31, name: 'hypervisor' },
    { bit: 9, name: 'ssse3' },
  ]),
];
const LISTED = {
  absent: [{ word: '1_ECX', bits: { 9: 'ssse3' }, reason: 'a short table' }],
  names: [{ word: '1_ECX', bit: 31, name: 'hypervisor', linux: 'guest_status', reason: 'a test' }],
};
const NOTHING = { absent: [], names: [] };

it('leaves fields of several bits out', () => {
  expect(TABLE.map(({ name }) => name)).toEqual(['pni', 'guest_status', 'wide']);
});

describe('compareWithTable', () => {
  it('counts what is the same and what is listed', () => {
    expect(compareWithTable(OURS, TABLE, LISTED)).toEqual({ bits: 3, same: 1, listed: 2, problems: [] });
  });

  it('finds what nobody listed', () => {
    expect(compareWithTable(OURS, TABLE, NOTHING).problems).toEqual([
      "1_ECX bit 31: hypervisor here, guest_status in Linux's table",
      "1_ECX bit 9: ssse3 here, nothing in Linux's table",
    ]);
  });

  it('refuses a listed difference that is none, and one of a bit that is gone', () => {
    const names = [...LISTED.names, { word: '1_ECX', bit: 0, name: 'pni', linux: 'sse3', reason: 'stale' }];
    const absent = [...LISTED.absent, { word: '1_ECX', bits: { 4: 'gone' }, reason: 'stale' }];
    expect(compareWithTable(OURS, TABLE, { absent, names }).problems).toEqual([
      "listed, and not so: 1_ECX bit 4: gone here, nothing in Linux's table",
      "listed, and not so: 1_ECX bit 0: pni here, sse3 in Linux's table",
    ]);
  });

  it('knows subleaves by their range, and no leaves of hypervisors', () => {
    const many: WordFile = {
      word: 'W',
      at: { leaf: 0x14, subleaf: 3, register: 'ecx' },
      features: [{ bit: 2, name: 'wide' }],
    };
    const kvm: WordFile = {
      word: 'KVM',
      at: { leaf: 0x40000001, register: 'eax' },
      features: [{ bit: 0, name: 'kvmclock' }],
    };
    expect(compareWithTable([many, kvm], TABLE, NOTHING)).toMatchObject({ bits: 1, same: 1, problems: [] });
  });
});
