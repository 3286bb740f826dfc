import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { fetchSource, namedTree, releaseOfTree, treeVariable } from './sources.js';

/** QEMU's trees between releases have micro numbers from 50 on. */
const NUMBERING = { minors: 3, development: 50, source: '' };

afterEach(() => vi.unstubAllEnvs());

it('takes the tree that the user names', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'tree-'));
  await writeFile(join(tree, 'meson.build'), '');
  vi.stubEnv('LIBVIRT_TREE_11_3', tree);
  const found = await fetchSource('libvirt', '11.3');
  expect(found).toMatchObject({
    kind: 'available',
    value: { project: 'libvirt', release: '11.3', version: '11.3-tree', directory: tree },
  });
  expect(await namedTree('libvirt', '11.3', tree)).toEqual(found);
});

it('refuses a tree that is none', async () => {
  vi.stubEnv(treeVariable('qemu', '10.0'), '/nowhere');
  await expect(fetchSource('qemu', '10.0')).rejects.toThrow(
    'QEMU_TREE_10_0=/nowhere is not a source tree of qemu: it has no meson.build',
  );
});

it('takes the newest fitting tree of the cache, and no half-unpacked one', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'cache-'));
  vi.stubEnv('CPU_MODELS_CACHE', cache);
  for (const name of ['qemu-10.0.2', 'qemu-10.0.13', 'qemu-10.0.14.0a1b2c3d', 'qemu-10.0.13+ds-0', 'qemu-10.1.0']) {
    await mkdir(join(cache, 'sources', name), { recursive: true });
  }
  const version = async (patched: boolean) => {
    const outcome = await fetchSource('qemu', '10.0', { patched });
    return outcome.kind === 'available' ? outcome.value.version : outcome.reason;
  };
  expect(await version(false)).toBe('10.0.13');
  expect(await version(true)).toBe('10.0.13+ds-0');
});

it.each([
  ['8.0.5\n', '8.0'],
  ['10.0.0', '10.0'],
])('a tree with VERSION %j is of %s', async (version, release) => {
  const tree = await mkdtemp(join(tmpdir(), 'tree-'));
  await writeFile(join(tree, 'meson.build'), '');
  await writeFile(join(tree, 'VERSION'), version);
  expect(await releaseOfTree(tree, NUMBERING)).toBe(release);
});

it('takes no tree between two releases for one', async () => {
  const tree = await mkdtemp(join(tmpdir(), 'tree-'));
  await writeFile(join(tree, 'meson.build'), '');
  await writeFile(join(tree, 'VERSION'), '10.2.50\n');
  await expect(releaseOfTree(tree, NUMBERING)).rejects.toThrow(`${tree} is of no release: its VERSION is "10.2.50"`);
});

it('refuses what is not a release', async () => {
  await expect(fetchSource('qemu', 'new')).rejects.toThrow(
    '"new" is not a release of qemu; expected two or three numbers, e.g. "10.0"',
  );
});
