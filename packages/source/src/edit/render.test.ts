import { describe, expect, it } from 'vitest';
import { fill } from './fill.js';
import { editFile, renderFile } from './render.js';

describe('renderFile', () => {
  it('lays out a model as people read it', () => {
    const model = {
      name: 'A',
      xlevel: 0x80000008,
      features: { '1_EDX': ['fpu', 'vme'] },
      versions: [{ version: 1 }, { version: 2, properties: { vme: 'off', stepping: 1 } }],
    };
    expect(renderFile('model', '../../model.schema.json', model)).toBe(
      [
        '# yaml-language-server: $schema=../../model.schema.json',
        'name: A',
        'xlevel: 0x80000008',
        '',
        'features:',
        '  1_EDX: [fpu, vme]',
        '',
        'versions:',
        '  - version: 1',
        '  - version: 2',
        '    properties: {vme: off, stepping: 1}',
        '',
      ].join('\n'),
    );
  });

  it('quotes texts that would read as numbers', () => {
    expect(
      renderFile('compat', 'compat.schema.json', {
        arrays: [{ array: '9.0', entries: [{ property: 'xlevel', value: '0x8000000a' }] }],
      }),
    ).toContain('{property: xlevel, value: "0x8000000a"}');
  });

  it('quotes releases', () => {
    const text = renderFile('model', '', { name: 'A', since: '10.0.13', 'model-id': '1.x and 2.3.4' });
    expect(text).toContain('since: "10.0.13"\nmodel-id: 1.x and 2.3.4\n');
  });
});

describe('editFile', () => {
  it('leaves a text alone that says the value, with keys in whatever order', () => {
    const text = 'name: A\nfeatures: {1_EDX: [fpu],   1_ECX: []}\nsince: "9.0"\n';
    const value = { name: 'A', until: undefined, since: '9.0', features: { '1_ECX': [], '1_EDX': ['fpu'] } };
    expect(editFile('model', text, value)).toBe(text);
  });

  const RULES = [
    '# about',
    'omit:',
    '  - features: [ a ] # why',
    '    kind: policy',
    '    reason: >-',
    '      A text that is broken',
    '      where a person wants it.',
    '  - features: [ b ]',
    '    reason: >-',
    '      Another',
    '      text.',
    '',
  ].join('\n');

  it('leaves the lines of texts, the blanks in brackets and comments as they are', () => {
    const value = (more: object) => ({
      omit: [
        { features: ['a'], kind: 'policy', reason: 'A text that is broken where a person wants it.', ...more },
        { features: ['b'], reason: 'Another text.' },
      ],
    });
    expect(editFile('libvirt-rules', RULES, value({ since: '10.5' }))).toBe(
      RULES.replace('wants it.\n', 'wants it.\n    since: "10.5"\n'),
    );
    expect(editFile('libvirt-rules', RULES, value({ kind: 'other', reason: 'A new text.' }))).toBe(
      RULES.replace('kind: policy', 'kind: other').replace(
        '      A text that is broken\n      where a person wants it.',
        '      A new text.',
      ),
    );
  });

  it('adds to a list of an index without touching its lines', () => {
    const index = [
      'groups:',
      '  - title: Intel',
      '    models:',
      '      - A',
      '      # First of all.',
      '      - { model: B, first: [ B-x ] }',
      '',
    ].join('\n');
    const models = ['A', { model: 'B', first: ['B-x'] }];
    expect(
      editFile('libvirt-index', index, {
        groups: [
          { title: 'Intel', models: [...models, 'C'] },
          { title: 'AMD', models: ['D'] },
        ],
      }),
    ).toBe(`${index}      - C\n  - title: AMD\n    models: [ D ]\n`);
  });

  const text = [
    '# yaml-language-server: $schema=../../model.schema.json',
    'name: A # the first',
    'level: 0xd',
    '# why these',
    'features:',
    '  1_EDX: [vme, fpu] # in our own order',
    '',
  ].join('\n');

  it('keeps comments, order and spelling of what does not change', () => {
    const changed = editFile('model', text, { name: 'A', level: 13, features: { '1_EDX': ['vme', 'fpu', 'de'] } });
    expect(changed).toBe(text.replace('[vme, fpu]', '[vme, fpu, de]'));
  });

  it('gives back the very text if there is nothing to say', () => {
    const odd = text.replace('[vme, fpu]', '[ vme,fpu ]');
    expect(editFile('model', odd, { name: 'A', level: 13, features: { '1_EDX': ['vme', 'fpu'] } })).toBe(odd);
  });

  it('removes what is gone', () => {
    expect(editFile('model', text, { name: 'A', features: { '1_EDX': ['vme'] } })).not.toContain('level');
  });
});

describe('fill', () => {
  const names = Array.from({ length: 20 }, (_, i) => `feature-${i}`);

  it('breaks a long list between items, hanging below its first', () => {
    const lines = fill(`  1_EDX: [${names.join(', ')}]`).split('\n');
    expect(lines.length).toBe(3);
    expect(lines.every((line) => line.length <= 110)).toBe(true);
    expect(lines.slice(1).every((line) => line.startsWith('    feature-'))).toBe(true);
    expect(lines.join(' ').replace(/\s+/g, ' ').trim()).toBe(`1_EDX: [${names.join(', ')}]`);
  });

  it('does not break inside quotes or nested collections', () => {
    const line = `- {name: "${'a, b, '.repeat(20)}", tcg: [{since: "10.0", when: user}, {until: "7.2"}]}`;
    expect(fill(line)).toContain(`"${'a, b, '.repeat(20)}"`);
    expect(fill(line)).toContain('[{since: "10.0", when: user}, {until: "7.2"}]');
  });
});

it('writes names that libvirt has ahead in lines that people can read', () => {
  const features = Array.from({ length: 60 }, (_, i) => (i % 7 === 0 ? { name: `a-feature-${i}` } : `a-feature-${i}`));
  const model = { name: 'New', libvirt: { since: '12.8' }, signatures: [{ family: 27, model: 1 }], features };
  const text = renderFile('libvirt-ahead', 'x.json', { models: [model] });
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(112);
  const two = editFile('libvirt-ahead', text, { models: [model, { ...model, name: 'Newer' }] });
  expect(Math.max(...two.split('\n').map((line) => line.length))).toBeLessThanOrEqual(112);
  expect(two.startsWith(text)).toBe(true);
});
