import { fileURLToPath } from 'node:url';
import { type FreezeFile, loadSource, parseSource } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { waiversOf } from '../check.js';
import { factsOf } from '../extend.js';
import { qemuFacts } from '../facts/qemu.js';
import { qemuFromFacts } from '../facts/qemu-release.js';
import { ledgersOf } from '../source-ledgers.js';
import { applyDifference, differenceOf } from './difference.js';
import { readLedgers } from './ledgers.js';
import { sealOf } from './seal.js';
import { changesOf, type Tree } from './tree.js';
import { writeLedger } from './write.js';

const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
const waivers = waiversOf(source);
const trees = (['qemu', 'libvirt'] as const).flatMap((project) =>
  [...ledgersOf(source, project).read].map(([release, { facts }]) => ({ name: `${project} ${release}`, facts })),
);

describe('ledgers', () => {
  it.each(trees)('$name says what the source says, but for what is waived', ({ name }) => {
    const [project, release] = name.split(' ') as ['qemu', string];
    const ledger = ledgersOf(source, project).read.get(release);
    const changes = changesOf(ledger?.facts ?? {}, factsOf(source, project, release));
    expect(changes.filter((change) => !waivers.allowsEdit({ project, release, change }))).toEqual([]);
  });

  it.each(trees.filter(({ name }) => name.startsWith('qemu')))('$name is read back as a release', ({ name, facts }) => {
    const { c: _names, ...answers } = facts;
    expect(changesOf(answers, qemuFacts(qemuFromFacts(name, facts)))).toEqual([]);
  });

  it.each(trees)('$name is the same as a difference to any other, written and read', ({ facts }) => {
    for (const other of trees) {
      const difference = differenceOf(other.facts, facts);
      const text = writeLedger({ release: '1.0', seal: '0'.repeat(32), facts: difference });
      const { document, problems } = parseSource('ledger.yaml', new TextEncoder().encode(text));
      expect(problems).toEqual([]);
      const read = document?.value as FreezeFile | undefined;
      expect(changesOf(facts, applyDifference(other.facts, (read?.facts ?? {}) as never))).toEqual([]);
    }
  });

  it('costs what changes', () => {
    const facts = trees[0]?.facts as Tree;
    expect(differenceOf(facts, facts)).toEqual({});
    const edited = { ...facts, order: [...(facts['order'] as string[]), 'NEW'] };
    expect(differenceOf(facts, edited)).toEqual({ order: { '+': { NEW: (facts['order'] as string[]).at(-1) } } });
  });
});

describe('readLedgers', () => {
  const file = (release: string, after?: string, previous?: string) => {
    const body = { release, ...(after === undefined ? {} : { after }), facts: { max: [release] } };
    return { ...body, seal: sealOf(body, previous) };
  };

  it('reads one on top of another', () => {
    const first = file('1.0');
    const { read, broken } = readLedgers([file('2.0', '1.0', first.seal), first]);
    expect(broken).toEqual([]);
    expect(read.get('2.0')?.facts).toEqual({ max: ['2.0'] });
  });

  it.each([
    ['is edited', [{ ...file('1.0'), facts: { max: ['other'] } }], 'is not as `freeze` wrote it'],
    ['follows nothing', [file('2.0', '1.0')], 'follows 1.0, which has no ledger'],
    ['follows itself', [file('2.0', '1.0'), file('1.0', '2.0')], 'follows itself, by way of 2.0, 1.0'],
    [
      'follows one that is edited',
      [file('2.0', '1.0'), { ...file('1.0'), seal: '0'.repeat(32) }],
      'is not as `freeze` wrote it',
    ],
  ])('tells one that %s', (_, files, why) => {
    expect(readLedgers(files).broken.map((one) => one.why)).toContain(why);
  });
});
