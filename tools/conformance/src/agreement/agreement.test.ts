import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factsOfC, factsOfJson, factsOfRuntime } from './testing/outputs.js';
import { anyTruth, factsIn, RELEASES, sourceOf, type Truth } from './testing/random-source.js';

function expectAgreement(truth: Truth): void {
  const source = sourceOf(truth);
  const json = factsOfJson(source);
  for (const release of RELEASES) {
    const facts = factsIn(truth, release);
    const { version2, ...rest } = facts;
    expect(factsOfC(source, release), `C of ${release}`).toEqual(facts);
    expect(factsOfRuntime(source, release), `runtime of ${release}`).toEqual(rest);
    const names = facts.names.filter((name) => name !== null);
    expect(json.get(release), `JSON of ${release}`).toEqual({ names, version2 });
  }
}

it('C tables, runtime data and JSON agree on every fact of every release, whatever the source', () => {
  fc.assert(fc.property(anyTruth, expectAgreement), { numRuns: 40 });
});

it('a bit with two names in turn has the facts of the name that the release has, everywhere', () => {
  const [first, last] = [new Set(['7.2', '8.0']), new Set(['9.1', '10.0'])];
  const none = new Set<string>();
  const tcg = new Map([['', new Set(RELEASES)]]);
  const old = { name: 'old', holds: first, never: new Set(RELEASES), explicitly: none, off: new Set(RELEASES), tcg };
  const young = { name: 'young', holds: last, never: none, explicitly: none, off: none, tcg: new Map() };
  const truth = { bits: [{ bit: 5, entries: [old, young] }], table: [], version: [] } satisfies Truth;
  expectAgreement(truth);
  expect([factsIn(truth, '8.0').unmigratable, factsIn(truth, '9.1').unmigratable]).toEqual([32, 0]);
});
