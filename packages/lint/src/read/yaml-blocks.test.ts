import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { markedFiles } from '../labelled/marked.js';
import { readYaml } from './yaml.js';
import { readBlocks } from './yaml-blocks.js';
import { isScalar, type Node, readByLibrary } from './yaml-nodes.js';

/** What is read of a node, in a form to compare. */
function told(node: Node | null | undefined): unknown {
  if (!node || node.type === 'alias') return null;
  if (isScalar(node)) return [node.type, node.offset, node.source];
  if (node.type === 'block-scalar') return node.source.trim() === '' ? '' : [node.offset, node.source.trimEnd()];
  const items = node.items.filter(({ key, value }) => key || value);
  return [node.type, items.map(({ key, value }) => [told(key), told(value)])];
}

function expectSame(text: string): void {
  const own = readBlocks(text);
  expect(own, text).not.toBeNull();
  expect(own?.map(told), text).toEqual(readByLibrary(text).map(told));
}

describe('the walk over lines reads what the library reads', () => {
  it.each([
    ['maps and sequences', 'a:\n  b: 1\n  c:\n  - x\n  - y: 1\n    z: 2\nd:\n'],
    ['sequences in sequences', '- - a\n  - b\n-\n  c: d\n- e\n'],
    ['several documents', '# one\n---\na: b\n---\n- c\n...\n'],
    ['scalars of several lines', "a: one\n  two # three\nb: \"x\n  y\"\nc: 'it''s'\nd:\n  plain\n\n  more\ne: f\n"],
    ['blocks', 'a: |\n  one\n   two\n\nb: >-\n    three\nc:\n- |2+\n    four\n  five\n- x\n'],
    ['brackets', 'a: [b, "c]", {d: e}]  # f\ng: {h: i,\n  j: [k]}\nl: [\n  m,\n]\n'],
    ['anchors, aliases and tags', '--- \n!!map\na: &x !!str b\nc: *x\nd: &y\n  e: f\n<<: *y\n'],
    ['keys of all kinds', '"a b": 1\n\'c\' : 2\nd e/f.g: http://h:80\ni:\tj\n'],
    ['comments everywhere', 'a: # b\n  # c\n  - d #e\n  - f#g\n# h\n'],
    ['lines that end as on Windows', 'a: b\r\nc:\r\n  - d\r\n  - |\r\n    e\r\n'],
  ])('%s', (_what, text) => expectSame(text));

  it('in the files that are labelled', () => {
    const texts = markedFiles('seen')
      .filter(({ path }) => /\.ya?ml$/.test(path))
      .map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : part.name)).join(''));
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts.filter((text) => !/\{[{%]/.test(text))) expectSame(text);
  });

  it('whatever the values', () => {
    const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.lorem({ maxCount: 30 }));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(fc.lorem({ maxCount: 2 }), tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const styles = fc.record({
      lineWidth: fc.constantFrom(20, 80),
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
    });
    let own = 0;
    fc.assert(
      fc.property(
        fc.dictionary(fc.lorem({ maxCount: 1 }), tree, { minKeys: 1, maxKeys: 5 }),
        styles,
        (values, style) => {
          const text = stringify(values, style);
          const read = readBlocks(text);
          if (read === null) return;
          own++;
          expect(read.map(told)).toEqual(readByLibrary(text).map(told));
        },
      ),
      { seed: 7, numRuns: 200 },
    );
    expect(own).toBeGreaterThan(150);
  });
});

describe('templates', () => {
  it('are left out in lines of their own, and are part of values', () => {
    const text = '{{- if .x }}\na:\n  {%- for i in j %}\n  - b\n{{- end }}\nc: {{ .d }}-e\n{{ .f }}: g\n';
    const [document] = readBlocks(text) ?? [];
    const tree = JSON.stringify(told(document));
    for (const part of ['"b"', '"c"', '"{{ .d }}-e"', '"{{ .f }}"', '"g"']) expect(tree).toContain(part);
    expect(tree).not.toContain('end');
  });
});

it.each([
  'a: b: c',
  'a:\n\t- b',
  'a:\n    b: c\n  d: e',
  '? a\n: b',
  'a: [b',
  '%YAML 1.2\n---\na: b',
  'just text',
  'a: "b" c',
])('what has another form is left to the library: %j', (text) => expect(readBlocks(text)).toBeNull());

it.each([
  ['sequences', `${'- '.repeat(20_000)}EPYC`],
  ['sequences before a map', `${'- '.repeat(20_000)}cpu: EPYC\nmemory: 1`],
  ['maps', `${Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at)}cpu:`).join('\n')} EPYC`],
  ['brackets', `cpu: ${'['.repeat(20_000)}EPYC${']'.repeat(20_000)}`],
])('what is nested deeper than people write is not looked into: %s', (_, text) => {
  expect(readBlocks(text)).toBeNull();
  expect(readYaml(text).fields.filter(({ value }) => value.text === 'EPYC')).toEqual([]);
});
