import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatProblem, loadSource, locate } from './index.js';

const ROOT = fileURLToPath(new URL('../../../schemas', import.meta.url));

async function faults(...edits: readonly (readonly [string, string | null])[]): Promise<string[]> {
  return (await loadSource(ROOT, new Map(edits))).problems.map(formatProblem);
}

describe('the real source', async () => {
  const source = await loadSource(ROOT);

  test('has no problems', () => {
    expect(source.problems).toEqual([]);
  });

  test('has its files by kind, sorted', () => {
    expect(source.one('release').document.file).toBe('releases.yaml');
    const files = source.all('model').map(({ document }) => document.file);
    expect(files).toEqual([...files].sort());
    expect(files).toContain('x86/models/Haswell.yaml');
  });
});

test('a file where none belongs', async () => {
  expect(await faults(['x86/model/Foo.yaml', 'name: Foo\n'])).toEqual([
    'x86/model/Foo.yaml:1:1: place: no kind of source file belongs here',
  ]);
});

test('a file that must be there', async () => {
  expect(await faults(['x86/order.yaml', null])).toEqual(['x86/order.yaml:1:1: missing: the file does not exist']);
});

test('faults of several files in one run', async () => {
  expect(await faults(['x86/order.yaml', 'words: [\n'], ['releases.yaml', 'qemu: 7\n'])).toEqual([
    'releases.yaml:1:1: schema: the file lacks the field libvirt',
    'releases.yaml:1:7: schema: qemu is 7; expected a list',
    'x86/order.yaml:2:1: yaml: flow sequence in block collection must be sufficiently indented and end with a ]',
  ]);
});

test('a folder that does not exist', async () => {
  const { problems } = await loadSource('/does/not/exist');
  expect(problems.map(formatProblem)).toEqual(['/does/not/exist:1:1: file: it does not exist']);
});

test('a source with problems does not hold the files that have them', async () => {
  const source = await loadSource(ROOT, new Map([['x86/order.yaml', 'words: 7\n']]));
  expect(source.all('order')).toEqual([]);
  expect(() => source.one('order')).toThrow(/^no file of kind order below /);
});

test('positions of values and keys, or of what is nearest', async () => {
  const text = 'qemu:\n  - {release: "7.2", hw-version: 2.5+}\nlibvirt:\n  - release: "9.0"\n';
  const { document } = (await loadSource(ROOT, new Map([['releases.yaml', text]]))).one('release');
  expect(locate(document, ['qemu', 0, 'hw-version'])).toEqual({ line: 2, column: 34 });
  expect(locate(document, ['qemu', 0, 'hw-version'], true)).toEqual({ line: 2, column: 22 });
  expect(locate(document, ['libvirt', 0, 'release'])).toEqual({ line: 4, column: 14 });
  expect(locate(document, ['libvirt', 0, 'about'])).toEqual({ line: 4, column: 5 });
  expect(locate(document, ['libvirt', 9])).toEqual({ line: 4, column: 3 });
  expect(locate(document, [])).toEqual({ line: 1, column: 1 });
});
