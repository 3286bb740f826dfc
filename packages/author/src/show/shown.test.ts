import { featureIndex } from '@cpu-models/catalog';
import { loadSource } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { asC, asYaml } from './forms.js';
import { shownJson } from './json.js';
import { shownVersion } from './shown.js';
import { DEFINITIONS } from './testing/qemu-10.0.13.js';

const source = await loadSource('schemas');
const MODELS = Object.keys(DEFINITIONS) as (keyof typeof DEFINITIONS)[];

it.each(MODELS)("%s is what QEMU's own table says", (name) => {
  const { values, words } = shownVersion(source, name, '10.0');
  const { features, ...fields } = DEFINITIONS[name];
  expect(Object.fromEntries(values.map(({ field, value }) => [field, value]))).toMatchObject(fields);
  const bits = (word: (typeof words)[number]) =>
    word.features.reduce((mask, feature) => mask | (1n << BigInt(bitOf(feature.name))), 0n);
  expect(Object.fromEntries(words.map((word) => [word.word, `0x${bits(word).toString(16)}`]))).toEqual(features);
});

it.each(MODELS)('%s: each step of its line is the one before with its changes', (name) => {
  const { line, words } = shownVersion(source, name, '10.0');
  const has = new Set<string>();
  for (const { adds, drops, table } of line) {
    for (const { feature } of drops) expect(has.delete(feature)).toBe(true);
    for (const feature of adds) expect(has.has(feature) || has.add(feature)).toBe(has);
    expect([...has].sort()).toEqual([...table.features].sort());
  }
  expect(words.flatMap(({ features }) => features.map((feature) => feature.name)).sort()).toEqual([...has].sort());
});

it('says whom a feature comes from, and why one was dropped', () => {
  const { features, line } = shownJson(shownVersion(source, 'Haswell-noTSX-IBRS', '10.0'));
  const from = (name: string) => features.find((feature) => feature.name === name)?.from;
  expect([from('fpu'), from('avx2'), from('spec-ctrl'), from('rtm')]).toEqual([
    '486-v1',
    'Haswell-v1',
    'Haswell-v3',
    undefined,
  ]);
  const dropped = line.find(({ version }) => version === 'Conroe-v1')?.drops.find(({ feature }) => feature === 'cx16');
  expect(dropped?.reason).toContain('oversight');
});

it("knows versions, aliases and a model's children", () => {
  expect(shownVersion(source, 'EPYC-IBPB', '10.0')).toMatchObject({ version: 2, alias: 'EPYC-IBPB' });
  expect(shownVersion(source, 'Haswell', '10.0').family[0]).toEqual({ version: 'Haswell-v1', children: ['Broadwell'] });
});

it('says since when a version exists that the release lacks, and what a wrong name may mean', () => {
  expect(() => shownVersion(source, 'GraniteRapids', '7.2')).toThrow('QEMU 7.2 has no GraniteRapids: it exists since');
  expect(() => shownVersion(source, 'Hasswell', '10.0')).toThrow('did you mean Haswell?');
});

it('writes forms with the whole list', () => {
  const shown = shownVersion(source, 'GraniteRapids-v2', '10.0');
  expect(asC(source, shown)).toContain('CPUID_7_1_EAX_AMX_FP16');
  expect(asC(source, shown)).not.toContain('.version = 3');
  expect(asYaml(source, shown, 'GraniteRapids-v2')).toMatch(/stepping: 1[\s\S]*24_0_EBX: \[avx10-128/);
  expect(asYaml(source, shown, 'GraniteRapids')).not.toContain('like:');
});

function bitOf(feature: string): number {
  const entry = featureIndex(source).get(feature);
  if (entry === undefined) throw new Error(`there is no feature ${feature}`);
  return entry.feature.bit;
}
