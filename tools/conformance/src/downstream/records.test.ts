import { downstreamView } from '@cpu-models/gen-downstream';
import type { Source } from '@cpu-models/source';
import { beforeAll, describe, expect, it } from 'vitest';
import { provenSource } from '../proofs/proof.js';
import { compareWithRecord, digestOf, linesOf } from './compare.js';
import { falseFacts } from './facts.js';
import { ourFile } from './produce.js';
import { readRecords } from './record.js';

let source: Source;
beforeAll(async () => {
  source = await provenSource();
}, 120_000);

describe.each(readRecords().map((record) => [record.project, record] as const))('%s', (_, record) => {
  it('is our file but for the differences that are listed', () => {
    expect(compareWithRecord(ourFile(source, record), record).problems).toEqual([]);
  });

  it('differs for reasons that hold', () => {
    const { qemu, libvirt } = record;
    expect(falseFacts(record, downstreamView(source, { qemu, ...(libvirt && { libvirt }) }))).toEqual([]);
  });

  it('would not be, were one line another', () => {
    const text = ourFile(source, record);
    const lines = linesOf(
      text,
      record.regions.map(({ ours }) => ours),
      record,
    );
    const line = lines[Math.floor(lines.length / 2)] as string;
    const raw = text
      .split('\n')
      .find((one) => linesOf(one, [{ after: [], until: null }], record)[0] === line) as string;
    expect(compareWithRecord(text.replace(raw, raw.replace(/[A-Za-z0-9]/, '~')), record).problems).not.toEqual([]);
  });
});

describe('linesOf', () => {
  const regions = [{ after: ['a {', 'b {'], until: '}' }];
  it('takes what stands between, without comments, blanks and commas', () => {
    expect(linesOf('b {\n x\n}\na {\nb {\n  # no\n\n  y:   1,\n}\nz', regions, { comment: '#' })).toEqual(['y: 1']);
  });
  it('sorts where order means nothing', () => {
    expect(linesOf('a {\nb {\n2\n1\n}', regions, { unordered: true })).toEqual(['1', '2']);
    expect(digestOf(['1', '2'])).not.toBe(digestOf(['2', '1']));
  });
  it.each(['b {\n}', 'a {\nb {\n'])('refuses a file without its borders', (text) => {
    expect(() => linesOf(text, regions, {})).toThrow('there is no line');
  });
});

describe('falseFacts', () => {
  it('finds what is not so', () => {
    const record = readRecords()[0] as ReturnType<typeof readRecords>[number];
    const difference = {
      because: ' ',
      has: ['EPYC-v99'],
      lacks: ['EPYC'],
      'libvirt-has': ['x'],
      'libvirt-lacks': ['pni'],
    };
    const view = downstreamView(source, { qemu: '10.0', libvirt: '11.3' });
    expect(falseFacts({ ...record, differences: [difference] }, view)).toEqual([
      'a difference has no reason',
      'QEMU 10.0 has no EPYC-v99',
      'QEMU 10.0 has EPYC',
      'libvirt 11.3 has no x',
      'libvirt 11.3 has pni',
    ]);
  });
});
