import type { FreezeFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { findShrinkage } from './growth.js';
import { sealOf } from './ledger/seal.js';

/** A ledger as `freeze` would write it: also of facts that somebody changed together with the source. */
function sealed(body: Omit<FreezeFile, 'seal'>, previous?: FreezeFile): FreezeFile {
  return { ...body, seal: sealOf(body, previous?.seal) };
}

const upgrade = { machines: ['pc'], models: ['486'], property: 'stepping', from: '0', to: '3' } as never;
const first = sealed({ release: '1.0', facts: { max: ['pmu=on'] } });
const second = sealed({ release: '2.0', after: '1.0', facts: {}, upgrades: [upgrade] }, first);
const shrunk = (...after: FreezeFile[]) => findShrinkage('qemu', [first, second], after).map(({ what }) => what);

it('ledgers may be joined by new ones', () => {
  const third = sealed({ release: '3.0', after: '2.0', facts: { max: ['pmu=off'] } }, second);
  expect(shrunk(first, second, third)).toEqual([]);
});

it('a fact that is edited and sealed anew is told, in every release that it reaches', () => {
  const edited = sealed({ release: '1.0', facts: { max: ['pmu=off'] } });
  const resealed = sealed({ release: '2.0', after: '1.0', facts: {}, upgrades: [upgrade] }, edited);
  const what = 'max was ["pmu=on"] and is ["pmu=off"]';
  expect(shrunk(edited, resealed)).toEqual([what, what]);
});

it('a kind of facts that no ledger told may be told of all; one that some told may not be told of others', () => {
  const told = (release: string, facts: object, previous?: FreezeFile) =>
    sealed({ release, ...(previous ? { after: previous.release } : {}), facts: facts as never }, previous);
  const more = told('1.0', { max: ['pmu=on'], order: ['A'] });
  expect(shrunk(more, sealed({ release: '2.0', after: '1.0', facts: {}, upgrades: [upgrade] }, more))).toEqual([]);
  const old = told('1.0', { max: ['pmu=on'] });
  const before = told('2.0', { order: ['A'] }, old);
  const now = told('1.0', { max: ['pmu=on'], order: ['A'] });
  const found = findShrinkage('qemu', [old, before], [now, told('2.0', {}, now)]);
  expect(found.map(({ release, what }) => `${release}: ${what}`)).toEqual(['1.0: order was absent and is ["A"]']);
});

it('a ledger that has gone, or whose seal is wrong, is told', () => {
  expect(shrunk(first)).toEqual(['its ledger has gone']);
  expect(shrunk(first, { ...second, facts: { max: null } })).toEqual(['its ledger has gone']);
});

it('what differs from the release before may not be told in another way', () => {
  const silent = sealed({ release: '2.0', after: '1.0', facts: {} }, first);
  expect(shrunk(first, silent)).toEqual(['what its guests see otherwise than those of 1.0 is told in another way']);
});

it('a release that comes between tells what differs anew', () => {
  const between = sealed({ release: '1.5', after: '1.0', facts: {}, upgrades: [upgrade] }, first);
  const moved = sealed({ release: '2.0', after: '1.5', facts: {} }, between);
  expect(shrunk(first, between, moved)).toEqual([]);
});
