import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainValue } from './document-plain.js';
import { FILE_KINDS } from './kinds.js';
import { distinct, quickCheck } from './schema-quick.js';

const ROOT = fileURLToPath(new URL('../../../schemas/', import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const facts = read('fact.schema.json');
const names = {
  $id: 'generated/names.schema.json',
  definitions: { features: {}, properties: {}, versions: {} },
};
const ajv = new Ajv({ strict: true, allowUnionTypes: true }).addSchema([facts, names]);
ajv.removeKeyword('uniqueItems').addKeyword({ keyword: 'uniqueItems', type: 'array', validate: distinct });

const kinds = new Map(
  [...new Set(FILE_KINDS.map(({ schema }) => schema))].map((kind) => {
    const schema = read(`${kind}.schema.json`);
    const found = (file: string) =>
      file === 'generated/names.schema.json' ? names : file === 'fact.schema.json' ? facts : schema;
    return [kind, { quick: quickCheck(`${kind}.schema.json`, found), careful: ajv.compile(schema) }] as const;
  }),
);
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
  const kind = FILE_KINDS.find((candidate) => path.endsWith('.yaml') && candidate.path.test(path))?.schema;
  return kind === undefined ? [] : [{ path, kind, value: plainValue(readFileSync(join(ROOT, path), 'utf8'))?.value }];
});

/** A value with one thing in it changed: a key, an item or a scalar. */
function changed(value: unknown, path: readonly number[], edit: unknown): unknown {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0 && path.length > 0) {
    const at = step % value.length;
    if (step % 7 === 0) return [...value, value[at]];
    return value.map((item, i) => (i === at ? changed(item, rest, edit) : item));
  }
  if (value !== null && typeof value === 'object' && path.length > 0 && Object.keys(value).length > 0) {
    const keys = Object.keys(value);
    const key = keys[step % keys.length] as string;
    if (step % 11 === 0) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (step % 13 === 0) return { ...value, [`${key}x`]: edit };
    return { ...value, [key]: changed((value as Record<string, unknown>)[key], rest, edit) };
  }
  return edit;
}

describe('quickCheck', () => {
  it('takes every file of the source', () => {
    expect(files.filter(({ kind, value }) => kinds.get(kind)?.quick(value) !== true)).toEqual([]);
  });

  it('says the same as the careful validator, whatever is changed', { timeout: 60_000 }, () => {
    const edit = fc.oneof(
      fc.constantFrom(
        '',
        'x',
        '10.0',
        '7.2',
        0,
        -1,
        1.5,
        2 ** 40,
        true,
        false,
        null,
        [],
        ['a', 'a'],
        {},
        { name: 'x' },
      ),
      fc.string({ maxLength: 90, unit: 'grapheme' }),
    );
    const cases = fc.tuple(fc.constantFrom(...files), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), edit);
    const said = { true: 0, false: 0 };
    fc.assert(
      fc.property(cases, ([{ kind, value }, path, replacement]) => {
        const given = changed(value, path, replacement);
        const { quick, careful } = kinds.get(kind) as {
          quick: (v: unknown) => boolean;
          careful: (v: unknown) => boolean;
        };
        const answer = quick(given);
        said[`${answer}`]++;
        expect(answer).toBe(careful(given));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 600) },
    );
    expect(Math.min(said.true, said.false)).toBeGreaterThan(20);
  });
});
