import type { LibvirtDifferencesFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { importInto } from './testing-import.js';

const DIFFERENCES = 'x86/libvirt/differences.yaml';
const source = testFiles({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu, tsc, vme] }') });
const without = (feature: string) => (file: string, text: string) =>
  file === 'x86_Moo.xml' ? text.replace(`    <feature name='${feature}'/>\n`, '') : text;

/** Imports releases one after the other, each without a feature of Moo. */
function imported(...trees: [release: string, lacking: string][]) {
  return trees.reduce<ReadonlyMap<string, unknown>>(
    (files, [release, lacking]) => importInto(files, release, source, without(lacking)).after,
    source,
  );
}

const omitted = (files: ReadonlyMap<string, unknown>) =>
  (files.get(DIFFERENCES) as LibvirtDifferencesFile).omit.map(({ features, since, until, reason }) => [
    features.join(' '),
    since,
    until,
    /libvirt ([0-9.]+)/.exec(reason)?.[1],
  ]);

it('says what neighbouring releases share in one entry, whatever their order', () => {
  const expected = [
    ['tsc', '10.5', '10.9', '10.5'],
    ['vme', '10.9', '11.3', '10.9'],
  ];
  expect(omitted(imported(['10.5', 'tsc'], ['10.7', 'tsc'], ['10.9', 'vme']))).toEqual(expected);
  expect(omitted(imported(['10.9', 'vme'], ['10.7', 'tsc'], ['10.5', 'tsc']))).toEqual(expected);
  // A release that is read before the one whose map it has, has an entry of its own.
  const facts = (files: ReadonlyMap<string, unknown>) => [...files].filter(([path]) => path !== 'releases.yaml');
  expect(facts(imported(['10.7', 'tsc'], ['10.9', 'vme'], ['10.5', 'tsc']))).toEqual(
    facts(imported(['10.5', 'tsc'], ['10.9', 'vme'], ['10.7', 'tsc'])),
  );
});

it('splits an entry where a release in between does not share the difference', () => {
  const split = imported(['10.5', 'tsc'], ['10.9', 'tsc'], ['10.7', 'nothing']);
  expect(omitted(split)).toEqual([
    ['tsc', '10.5', '10.7', '10.5'],
    ['tsc', '10.9', '11.3', '10.9'],
  ]);
});

it('leaves entries alone that say of the release what its tree says', () => {
  const once = imported(['10.5', 'tsc']);
  expect(importInto(once, '10.5', source, without('tsc')).files).toEqual([]);
});

it('takes an entry away once the tree says otherwise', () => {
  expect(omitted(imported(['10.5', 'tsc'], ['10.5', 'nothing']))).toEqual([]);
});
