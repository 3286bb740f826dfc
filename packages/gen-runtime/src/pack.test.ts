import type { QemuRelease } from '@cpu-models/runtime';
import { type Releases, unpackQemu } from '@cpu-models/runtime/codegen/v2';
import { expect, it } from 'vitest';
import { type Literal, toJsonLiteral } from './literal.js';
import { packQemu } from './pack.js';

/** Of `models`, the features by word; `words` are the words that the release has. */
function release(name: string, words: readonly string[], models: Record<string, Record<string, bigint>>): QemuRelease {
  const parts = {
    release: name,
    words: words.map((word) => ({ name: word, names: ['fpu', null, word], tcg: 1n << 40n })),
    models: Object.entries(models).map(([model, features]) => ({
      name: model,
      modelId: `\`\\ $${'{name}'}`,
      features,
    })),
    behaviours: new Set(['old']),
  };
  return parts as unknown as QemuRelease;
}

const RELEASES = [
  release('1.0', ['A', 'B'], { same: { A: 1n, B: 1n << 63n }, differs: { A: 1n }, first: { B: 2n } }),
  release('2.0', ['A', 'NEW', 'B'], { same: { A: 1n, B: 1n << 63n }, differs: { A: 3n, NEW: 4n }, last: { NEW: 8n } }),
];

/** What a generated module has as its data, run as the module would be. */
function moduleOf(releases: readonly QemuRelease[]): Releases {
  const packed = packQemu(releases);
  const texts = Object.entries(packed.data).map(([key, value]) => `${key}: ${toJsonLiteral(value as Literal, 1)}`);
  return { releases: packed.releases, data: new Function(`return { ${texts.join(', ')} }`)() };
}

it.each([
  ['of several releases', RELEASES],
  ['of a single one', RELEASES.slice(1)],
])('the data %s are read back as they were', (_, releases) => {
  const module = moduleOf(releases);
  for (const expected of releases) expect(unpackQemu(module, expected.release)).toEqual(expected);
});

it('a text that would come back as a number is refused', () => {
  expect(() => toJsonLiteral({ note: '0x1fn' }, 1)).toThrow('0x1fn would be read as a number');
});
