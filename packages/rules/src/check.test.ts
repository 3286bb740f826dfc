import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { formatProblem, loadSource, type Source } from '@cpu-models/source';
import { describe, expect, test } from 'vitest';
import { checkSource, RULES, type Rule, RulesBroken, SOUNDNESS } from './index.js';
import { broken, SCHEMAS, tinySource } from './testing/broken.js';
import { TINY } from './testing/tiny-source.js';

describe('the real source', async () => {
  const source = await loadSource(SCHEMAS);

  test('is readable', () => {
    expect(source.problems.map(formatProblem)).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))('keeps the rule %s', (_, rule) => {
    expect(rule.check(source).map(formatProblem)).toEqual([]);
  });
});

test('the tiny source fits its schemas and keeps every rule', () => {
  expect(broken(...[...TINY].map(([file, text]) => [file, null, text] as const))).toEqual([]);
});

test('every rule has an id like its file, and a test beside it', () => {
  const files = readdirSync(new URL('rules/', import.meta.url));
  const ids = RULES.map(({ id }) => id);
  expect(files.filter((file) => !file.endsWith('.test.ts')).map((file) => basename(file, '.ts'))).toEqual(ids);
  expect(files.filter((file) => file.endsWith('.test.ts')).map((file) => basename(file, '.test.ts'))).toEqual(ids);
});

describe('one unreadable file', () => {
  test.each([...TINY.keys()])('%s is the only thing that is told', (file) => {
    expect(broken([file, null, 'a: [\n'])).toEqual([
      `${file}:2:1: yaml: flow sequence in block collection must be sufficiently indented and end with a ]`,
    ]);
  });

  test('does not hide what is wrong elsewhere', () => {
    expect(
      broken(
        ['x86/models/Beta.yaml', null, 'name: Beta\nvendor: 7\n'],
        ['x86/models/Alpha.yaml', 'lahf-lm', 'lahf_lm'],
      ),
    ).toContain(
      "x86/models/Alpha.yaml:12:19: unknown-feature: no feature is called lahf_lm here: it is QEMU's alias, libvirt's name, Linux's flag for lahf-lm; " +
        'expected a name from x86/words; write lahf-lm (8000_0001_ECX bit 0)',
    );
  });
});

test('all problems are told in one run, by file and position', () => {
  expect(
    broken(
      ['x86/models/Alpha.yaml', '{vmx: on', '{vxm: on'],
      ['x86/models/Alpha.yaml', 'stepping: 3', 'stepping: 16'],
      ['releases.yaml', '"9.0"', '"12.0"'],
      ['x86/words/1_EDX.yaml', 'bit: 26', 'bit: 32'],
    ).map((line) => line.split(': ').slice(0, 2).join(': ')),
  ).toEqual([
    'releases.yaml:6:15: release-axis',
    'x86/models/Alpha.yaml:5:11: model-number',
    'x86/models/Alpha.yaml:17:18: unknown-property',
    'x86/words/1_EDX.yaml:6:11: bit-range',
  ]);
});

test('a rule that throws is named, and hides nothing that others found', () => {
  const bad: Rule = {
    id: 'bad',
    what: 'It throws.',
    needs: [],
    onlyIfSound: false,
    forReaders: false,
    check() {
      throw new TypeError('oops');
    },
  };
  const source: Source = tinySource(['x86/models/Alpha.yaml', 'stepping: 3', 'stepping: 16']);
  let thrown: unknown;
  try {
    checkSource(source, [bad, ...SOUNDNESS]);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(RulesBroken);
  expect((thrown as RulesBroken).message).toBe('the rule bad failed: oops');
  expect((thrown as RulesBroken).errors[0]).toHaveProperty('cause.message', 'oops');
  expect((thrown as RulesBroken).problems.map(formatProblem)).toEqual([
    'x86/models/Alpha.yaml:5:11: model-number: stepping of Alpha is 16; expected 0 to 15',
  ]);
});
