import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SourceError } from '../problem.js';
import { overlaySource } from './overlay.js';

const ROOT = fileURLToPath(new URL('../../../../schemas', import.meta.url));

/** A folder with these files, for one test. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'overlay-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function problems(
  files: Record<string, string>,
  check: Parameters<typeof overlaySource>[2] = () => [],
): Promise<string[]> {
  const folder = folderOf(files);
  const error = await overlaySource(ROOT, folder, check).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof SourceError)) throw new Error('no SourceError', { cause: error });
  return error.problems.map(
    ({ file, line, column, message }) => `${file.replace(`${folder}/`, '')}:${line}:${column}: ${message}`,
  );
}

describe('overlaySource', () => {
  it('adds files, versions of a model, and items of lists', async () => {
    const folder = folderOf({
      'x86/models/EPYC.yaml': 'name: EPYC\nversions:\n  - {version: 50, since: "10.0", properties: {xsaves: off}}\n',
      'x86/order.yaml': 'models: [Own]\n',
      'x86/qemu/compat.yaml': 'arrays:\n  - array: "6.1"\n    entries:\n      - {property: own, value: "1"}\n',
    });
    const source = await overlaySource(ROOT, folder, () => []);
    const epyc = source.all('model').find(({ value }) => value.name === 'EPYC')?.value;
    expect(epyc?.versions?.at(-1)?.version).toBe(50);
    expect(epyc?.xlevel).toBe(0x8000001e);
    expect(source.one('order').value.models.at(-1)).toBe('Own');
    expect(
      source
        .one('compat')
        .value.arrays.find(({ array }) => array === '6.1')
        ?.entries.at(-1),
    ).toMatchObject({ property: 'own' });
  });

  it.each([
    [
      'another value',
      { 'x86/models/EPYC.yaml': 'name: EPYC\nfamily: 16\n' },
      'x86/models/EPYC.yaml:2:9: `family` is 23 in the source',
    ],
    [
      'a version that exists',
      { 'x86/models/EPYC.yaml': 'versions:\n  - version: 2\n' },
      'x86/models/EPYC.yaml:2:5: version 2 is in the source already',
    ],
    [
      'features of a released model',
      { 'x86/models/EPYC.yaml': 'adds: {1_ECX: [ht]}\n' },
      'x86/models/EPYC.yaml:1:7: `adds` is',
    ],
    [
      'an entry that exists',
      { 'x86/order.yaml': 'models: [EPYC]\n' },
      'x86/order.yaml:1:10: item "EPYC" is in the source already',
    ],
    [
      'a field of an item',
      { 'x86/qemu/compat.yaml': 'arrays:\n  - array: "9.0"\n    until: "11.0"\n' },
      'x86/qemu/compat.yaml:3:5: `until` cannot be added to what is there',
    ],
    ['a broken file', { 'x86/order.yaml': 'models: [' }, 'x86/order.yaml:1:'],
    ['nothing', {}, ':1:1: the overlay holds no YAML files'],
  ])('refuses %s', async (_, files, expected) => {
    expect((await problems(files as Record<string, string>))[0]).toContain(expected);
  });

  it('tells problems where their author wrote them', async () => {
    expect(
      await problems({ 'x86/models/EPYC.yaml': '# ours\nversions:\n  - version: 50\n    propertis: {}\n' }),
    ).toEqual([expect.stringMatching(/^x86\/models\/EPYC\.yaml:4:5: /)]);
    expect(await problems({ 'x86/models/Own.yaml': 'name: Own\nlevl: 1\n' })).toContainEqual(
      expect.stringMatching(/^x86\/models\/Own\.yaml:2:1: /),
    );
    const rule = () => [{ file: 'x86/models/EPYC.yaml', line: 2, column: 1, rule: 'any', message: 'theirs' }];
    expect(
      await problems({ 'x86/models/EPYC.yaml': 'versions:\n  - {version: 50, properties: {a: on}}\n' }, rule),
    ).toEqual(['schemas/x86/models/EPYC.yaml:2:1: theirs']);
  });
});
