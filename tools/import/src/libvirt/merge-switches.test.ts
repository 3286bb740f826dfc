import type { LibvirtDifferencesFile, LibvirtRulesFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { differences, moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { changed, importInto } from './testing-import.js';

const RULES = 'x86/libvirt/rules.yaml';
const DIFFERENCES = 'x86/libvirt/differences.yaml';

const plain = testFiles({
  'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu, tsc, vme], 1_ECX: [monitor], VMX_EPT: [vmx-ept, vmx-one] }'),
  [DIFFERENCES]: differences(
    'removed: [{ features: [pni], names: [Moo], marked-since: "11.3", kind: policy, reason: gone }]',
  ),
});

const source = changed<LibvirtRulesFile>(plain, RULES, ({ omit }) => {
  omit.push({ features: ['vmx-one'], kind: 'policy', reason: 'nobody can turn it on' });
});

const withRules = (change: (rules: LibvirtRulesFile) => void) => changed(source, RULES, change);

it.each<[string, (rules: LibvirtRulesFile) => void, (rules: LibvirtRulesFile) => unknown, string]>([
  ['a later beginning of added lists', (r) => (r.added.since = '11.0'), (r) => r.added.since, '11.3'],
  [
    'a later omission',
    (r) => Object.assign(r.omit.at(-1) ?? {}, { since: '11.0' }),
    (r) => r.omit.at(-1)?.since,
    '11.3',
  ],
  ['an earlier partial check', (r) => (r['partial-check'].since = '10.5'), (r) => r['partial-check'].since, '10.5'],
])('learns %s from a tree between two releases', (_, change, since, expected) => {
  const { after, unplaced } = importInto(source, '10.5', withRules(change));
  expect(unplaced).toEqual([]);
  expect(since(after.get(RULES) as LibvirtRulesFile)).toBe(expected);
  expect(after.has(DIFFERENCES) && after.get(DIFFERENCES)).toEqual(source.get(DIFFERENCES));
});

it('learns when libvirt marked features as removed, instead of writing the mark down once more', () => {
  const early = changed<LibvirtDifferencesFile>(source, DIFFERENCES, ({ removed }) => {
    Object.assign(removed[0] ?? {}, { 'marked-since': '10.2' });
  });
  const { after } = importInto(source, '10.5', early);
  expect((after.get(DIFFERENCES) as LibvirtDifferencesFile).removed).toMatchObject([
    { features: ['pni'], 'marked-since': '10.5' },
  ]);
});

it('ends in the same whatever the order of imports', () => {
  const upstream = withRules((rules) => {
    rules.added.since = '10.3';
    rules['partial-check'].since = '10.5';
  });
  const all = (...releases: string[]) =>
    releases.reduce<ReadonlyMap<string, unknown>>((target, r) => importInto(target, r, upstream).after, source);
  expect(all('10.2', '10.4', '10.6')).toEqual(all('10.6', '10.2', '10.4'));
  expect(all('10.4', '10.6', '10.2').get(RULES)).toMatchObject({
    added: { since: '10.4' },
    'partial-check': { since: '10.6' },
  });
});

it('moves no rule if another release would change', () => {
  // The newest release cannot lack what the rule says holds from before on: nothing comes after it.
  const upstream = withRules((rules) => Object.assign(rules.omit[0] ?? {}, { since: '13.0' }));
  const { after } = importInto(source, '12.0', upstream);
  expect(after.get(RULES)).toEqual(source.get(RULES));
  expect(after.get(DIFFERENCES)).toMatchObject({ extra: [{ features: ['monitor'], since: '12.0' }] });
});
