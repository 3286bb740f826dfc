import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { plainValue } from './document-plain.js';
import { refusedIn } from './document-refused.js';

const ROOT = fileURLToPath(new URL('../../../schemas/', import.meta.url));
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
const TEXTS = FILES.map((path) => readFileSync(join(ROOT, path), 'utf8'));

/** What the careful reader makes of a text; undefined if it refuses it. */
function careful(text: string): unknown {
  const yaml = parseDocument(text, { version: '1.2', uniqueKeys: false, strict: true, prettyErrors: false });
  if (yaml.errors.length > 0 || yaml.warnings.length > 0 || refusedIn(yaml).length > 0) return undefined;
  return yaml.toJS({ maxAliasCount: 0 });
}

describe('plainValue', () => {
  it('takes every file of the source', () => {
    expect(FILES.filter((_, i) => plainValue(TEXTS[i] as string) === null)).toEqual([]);
  });

  it.each([
    ['a: 10.0'],
    ['a: 010'],
    ['a: 0x20000000000000'],
    ['a: &x b'],
    ['a: !!str b'],
    ['486: a'],
    ['a: b\na: c'],
    ['<<: b'],
    ['--- a'],
    ['%YAML 1.2\n---\na: b'],
    ['a: b\n---\nc: d'],
    [''],
    ['? a\n: &b c'],
    ['\tsin "7.1"'],
    ['a:\tb'],
  ])('leaves %j to the careful reader', (text) => {
    expect(plainValue(text)).toBeNull();
  });

  const parts = fc.constantFrom(
    ...':-#{}[],&*!|>%@`"\'?~ \n\t\\0x.eE+',
    ': ',
    ' #',
    '- ',
    '\n\n',
    '  ',
    'null',
    '0',
    '1_0',
  );
  const edit = fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 3 }),
    part: fc.oneof(parts, fc.string({ maxLength: 3 })),
  });
  const edited = fc
    .tuple(fc.constantFrom(...TEXTS), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) => {
      const start = (edits[0]?.at ?? 0) % text.length;
      const piece = text.slice(text.lastIndexOf('\n', start) + 1, start + 400);
      return edits.reduce((now, { at, length, part }) => {
        const place = at % (now.length + 1);
        return now.slice(0, place) + part + now.slice(place + length);
      }, piece);
    });

  it('reads nothing that the careful reader refuses, and everything as it does', { timeout: 60_000 }, () => {
    let taken = 0;
    fc.assert(
      fc.property(edited, (text) => {
        const plain = plainValue(text);
        if (plain === null) return;
        taken++;
        expect(careful(text)).toEqual(plain.value);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 600) },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
