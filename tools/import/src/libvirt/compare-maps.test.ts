import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonical, compareMaps } from './compare-maps.js';

function upstream(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cpu-map-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const compare = (generated: Record<string, string>, files: Record<string, string>) =>
  compareMaps(new Map(Object.entries(generated)), upstream(files));

it('wants model files to be equal byte by byte', () => {
  const { files, differing } = compare(
    { 'x86_A.xml': '<a>\n<b/>\n', 'x86_B.xml': '<b/>\n' },
    { 'x86_A.xml': '<a>\n<c/>\n', 'x86_B.xml': '<b/>\n' },
  );
  expect(files).toBe(2);
  expect(differing).toEqual([{ file: 'x86_A.xml', how: 'line 2: generated "<b/>", upstream "<c/>"' }]);
});

it('wants the others to mean the same', () => {
  const { differing, textOnly } = compare(
    { 'index.xml': "<a><!-- x --><b y='1' x='2'/></a>", 'x86_features.xml': '<a/>' },
    { 'index.xml': '<a>\n  <b x="2" y="1"/>\n</a>', 'x86_features.xml': '<a><b/></a>' },
  );
  expect(differing).toEqual([{ file: 'x86_features.xml', how: 'other XML' }]);
  expect(textOnly).toEqual(['index.xml']);
});

it('reports files that one side lacks', () => {
  const { differing } = compare({ 'x86_A.xml': '<a/>' }, { 'x86_B.xml': '<a/>' });
  expect(differing).toEqual([
    { file: 'x86_A.xml', how: 'upstream does not have it' },
    { file: 'x86_B.xml', how: 'it is not generated' },
  ]);
});

it('keeps text that is more than blanks', () => {
  expect(canonical('<a> x </a>')).not.toBe(canonical('<a> y </a>'));
});
