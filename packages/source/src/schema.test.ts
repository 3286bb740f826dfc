import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { formatProblem, parseSource, Schemas, SourceError } from './index.js';

const FOLDER = fileURLToPath(new URL('../../../schemas', import.meta.url));
const schemas = new Schemas(FOLDER);

const MODEL = `name: A
vendor: GenuineIntel
family: 6
model: 1
stepping: 1
level: 1
xlevel: 0
model-id: A
features: {1_EDX: [fpu]}
`;

const WORD = `word: W
at: {leaf: 1, register: ecx}
features:
  - {bit: 0, name: pni}
`;

function faults(text: string): string[] {
  const { document, problems } = parseSource('f.yaml', new TextEncoder().encode(text));
  const kind = text.startsWith('word') ? 'word' : 'model';
  return [...problems, ...(document === undefined ? [] : schemas.check(kind, document))].map(formatProblem);
}

test('the texts that the faults are put into have none', () => {
  expect([...faults(MODEL), ...faults(WORD)]).toEqual([]);
});

describe('faults, with the exact line', () => {
  test.each<[string, string, string | RegExp, string, string[]]>([
    [
      'a field misspelt',
      MODEL,
      'vendor:',
      'vendr:',
      [
        'f.yaml:2:1: schema: the file has no field vendr; expected one of name, about, hardware, mistaken-for, since, until, deprecated, libvirt, like, like-reason, vendor, family, model, stepping, level, xlevel, model-id, avx10-version, force-cpuid-0x1f, cache, features, adds, drops, versions; did you mean vendor?',
      ],
    ],
    [
      'a field misspelt further down',
      MODEL,
      '[fpu]',
      '[{nam: fpu, since: "10.0"}]',
      [
        'f.yaml:9:21: schema: features.1_EDX.0 has no field nam; expected one of name, since, until; did you mean name?',
      ],
    ],
    [
      'a field missing',
      WORD,
      '{bit: 0, name: pni}',
      '{bit: 0}',
      ['f.yaml:4:5: schema: features.0 lacks the field name'],
    ],
    [
      'a field that is nothing like any',
      MODEL,
      'features',
      'frobnicate: 1\nfeatures',
      [
        'f.yaml:9:1: schema: the file has no field frobnicate; expected one of name, about, hardware, mistaken-for, since, until, deprecated, libvirt, like, like-reason, vendor, family, model, stepping, level, xlevel, model-id, avx10-version, force-cpuid-0x1f, cache, features, adds, drops, versions',
      ],
    ],
    [
      'a release without quotes',
      MODEL,
      'name: A\n',
      'name: A\nsince: 10.0\n',
      ['f.yaml:2:8: schema: since is 10.0; expected text; put it in quotes'],
    ],
    [
      'a word for a release',
      MODEL,
      'name: A\n',
      'name: A\nsince: "ten"\n',
      ['f.yaml:2:8: schema: since is "ten"; expected a release, quoted: "10.0"'],
    ],
    [
      'text for a number',
      MODEL,
      'family: 6',
      'family: six',
      ['f.yaml:3:9: schema: family is "six"; expected a whole number or a list'],
    ],
    ['a negative number', MODEL, 'family: 6', 'family: -6', ['f.yaml:3:9: schema: family is -6; expected at least 0']],
    [
      'a number too large',
      MODEL,
      'family: 6',
      'family: 4294967296',
      ['f.yaml:3:9: schema: family is 4294967296; expected at most 4294967295'],
    ],
    [
      'a fraction',
      MODEL,
      'family: 6',
      'family: 6.5',
      ['f.yaml:3:9: schema: family is 6.5; expected a whole number or a list'],
    ],
    [
      'infinity',
      MODEL,
      'family: 6',
      'family: .inf',
      ['f.yaml:3:9: schema: family is .inf; expected a whole number or a list'],
    ],
    [
      'no value',
      MODEL,
      'family: 6',
      'family:',
      ['f.yaml:3:8: schema: family has no value; expected a whole number or a list'],
    ],
    [
      'a list over time with a field misspelt',
      MODEL,
      'family: 6',
      'family: [{value: 6, sinc: "10.0"}]',
      ['f.yaml:3:21: schema: family.0 has no field sinc; expected one of value, since, until; did you mean since?'],
    ],
    [
      'a list over time without a value',
      MODEL,
      'family: 6',
      'family: [{since: "10.0"}]',
      ['f.yaml:3:10: schema: family.0 lacks the field value'],
    ],
    [
      'an empty list',
      MODEL,
      'family: 6',
      'family: []',
      ['f.yaml:3:9: schema: family has too few entries; expected at least 1'],
    ],
    [
      'a feature in capitals',
      MODEL,
      '[fpu]',
      '[FPU]',
      [
        "f.yaml:9:20: schema: features.1_EDX.0 is \"FPU\"; expected a feature by the project's name: QEMU's own spelling, or libvirt's where QEMU has none",
      ],
    ],
    [
      'a number among features',
      MODEL,
      '[fpu]',
      '[486]',
      ['f.yaml:9:20: schema: features.1_EDX.0 is 486; expected text or { name, since, until }'],
    ],
    ['no list of features', MODEL, '[fpu]', 'fpu', ['f.yaml:9:19: schema: features.1_EDX is "fpu"; expected a list']],
    [
      'no features',
      MODEL,
      '[fpu]',
      '[]',
      ['f.yaml:9:19: schema: features.1_EDX has too few entries; expected at least 1'],
    ],
    [
      'a feature with no release',
      MODEL,
      '[fpu]',
      '[{name: fpu}]',
      ['f.yaml:9:20: schema: features.1_EDX.0 has too few fields; expected at least 2'],
    ],
    [
      'a flag for on',
      MODEL,
      'features',
      'versions: [{version: 1}, {version: 2, properties: {x: true}}]\nfeatures',
      ['f.yaml:9:55: schema: versions.1.properties.x is true; expected text or a whole number'],
    ],
    [
      'version 0',
      MODEL,
      'features',
      'versions: [{version: 0}]\nfeatures',
      ['f.yaml:9:22: schema: versions.0.version is 0; expected at least 1'],
    ],
    [
      'an alias with a blank',
      MODEL,
      'features',
      'versions: [{version: 1, alias: "A B"}]\nfeatures',
      ['f.yaml:9:32: schema: versions.0.alias is "A B"; expected a CPU model without version: Haswell, EPYC-Rome'],
    ],
    [
      'libvirt, some time',
      MODEL,
      'name: A\n',
      'name: A\nlibvirt: soon\n',
      ['f.yaml:2:10: schema: libvirt is "soon"; expected "not-yet" or "never" or { since, until }'],
    ],
    [
      'libvirt with a field misspelt',
      MODEL,
      'name: A\n',
      'name: A\nlibvirt: {sinze: "9.0"}\n',
      ['f.yaml:2:11: schema: libvirt has no field sinze; expected one of since, until; did you mean since?'],
    ],
    [
      'another register',
      WORD,
      'ecx',
      'ecs',
      ['f.yaml:2:25: schema: at.register is "ecs"; expected one of eax, ebx, ecx, edx; did you mean ecx?'],
    ],
    [
      'a field of an address misspelt',
      WORD,
      'register',
      'registr',
      ['f.yaml:2:15: schema: at has no field registr; expected one of leaf, subleaf, register; did you mean register?'],
    ],
    [
      'a field of the other kind of address',
      WORD,
      'register: ecx',
      'register: ecx, msr: 1',
      ['f.yaml:2:30: schema: at has no field msr; expected one of leaf, subleaf, register'],
    ],
    [
      'an address of neither kind',
      WORD,
      '{leaf: 1, register: ecx}',
      '{}',
      ['f.yaml:2:5: schema: at lacks the field leaf', 'f.yaml:2:5: schema: at lacks the field register'],
    ],
    [
      'text for a leaf',
      WORD,
      'leaf: 1',
      'leaf: one',
      ['f.yaml:2:12: schema: at.leaf is "one"; expected a whole number'],
    ],
    ['bit 64', WORD, 'bit: 0', 'bit: 64', ['f.yaml:4:11: schema: features.0.bit is 64; expected at most 63']],
    [
      'TCG, yes',
      WORD,
      'pni}',
      'pni, tcg: yes}',
      ['f.yaml:4:30: schema: features.0.tcg is "yes"; expected true or { since, until, when } or a list'],
    ],
    [
      'TCG, misspelt',
      WORD,
      'pni}',
      'pni, tcg: {wen: user}}',
      ['f.yaml:4:31: schema: features.0.tcg has no field wen; expected one of since, until, when; did you mean when?'],
    ],
    [
      'TCG, a list with a field misspelt',
      WORD,
      'pni}',
      'pni, tcg: [{since: "10.0", wen: user}]}',
      [
        'f.yaml:4:47: schema: features.0.tcg.0 has no field wen; expected one of since, until, when; did you mean when?',
      ],
    ],
    [
      'migratable, sometimes',
      WORD,
      'pni}',
      'pni, migratable: sometimes}',
      ['f.yaml:4:37: schema: features.0.migratable is "sometimes"; expected never, explicitly or a list'],
    ],
    [
      'autoenable, true',
      WORD,
      'pni}',
      'pni, autoenable: true}',
      ['f.yaml:4:37: schema: features.0.autoenable is true; expected false or a list'],
    ],
    [
      'a mask without quotes',
      WORD,
      'features',
      'unnamed: [{mask: 0x10}]\nfeatures',
      ['f.yaml:3:18: schema: unnamed.0.mask is 0x10; expected text; put it in quotes'],
    ],
    [
      'a mask in capitals',
      WORD,
      'features',
      'unnamed: [{mask: "0xFF"}]\nfeatures',
      [
        'f.yaml:3:18: schema: unnamed.0.mask is "0xFF"; expected bits of a word as a quoted hexadecimal number: "0x0183f3ff"',
      ],
    ],
    [
      'an alias that is a number',
      WORD,
      'pni}',
      'pni, aliases: [3]}',
      ['f.yaml:4:35: schema: features.0.aliases.0 is 3; expected text or { name, since, until }; put it in quotes'],
    ],
    ['text alone', MODEL, /^.*$/s, 'hello\n', ['f.yaml:1:1: schema: the file is "hello"; expected fields']],
    ['a list alone', MODEL, /^.*$/s, '- a\n', ['f.yaml:1:1: schema: the file is ["a"]; expected fields']],
  ])('%s', (_, text, from, to, lines) => {
    const edited = text.replace(from, () => to);
    expect(edited).not.toBe(text);
    expect(faults(edited)).toEqual(lines);
  });
});

test('many faults are cut short', () => {
  const lines = faults(MODEL.replace('[fpu]', `[${'FPU, '.repeat(500)}]`));
  expect(lines).toHaveLength(51);
  expect(lines[50]).toBe('f.yaml:1:1: schema: 450 more faults in this file');
});

describe('the schemas', () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.schema.json'));
  const read = (file: string) => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as { $id: string };

  test.each(files)('%s is a schema by all of the rules, called like its file', (file) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true });
    if (file !== 'fact.schema.json') ajv.addSchema(read('fact.schema.json'));
    ajv.addKeyword('markdownEnumDescriptions');
    if (file === 'model.schema.json') ajv.addSchema(read('generated/names.schema.json'));
    expect(() => ajv.compile(read(file))).not.toThrow();
    expect(read(file).$id.split('/').at(-1)).toBe(file);
  });

  test('a folder without them', () => {
    let thrown: unknown;
    try {
      new Schemas('/does/not/exist');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(SourceError);
    expect((thrown as SourceError).message).toBe(
      "fact.schema.json:1:1: schema: the schema does not exist; expected the project's schemas in /does/not/exist",
    );
  });
});
