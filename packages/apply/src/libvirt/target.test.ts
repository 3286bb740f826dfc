import { describe, expect, it } from 'vitest';
import { type ApplyOptions, applyTree, planTree, revertTree } from '../apply.js';
import { filesOf, folderOf } from '../testing.js';
import { libvirt } from './target.js';

const TREE = {
  'meson.build': "project(\n  'libvirt', 'c',\n  version: '11.3.0',\n)\n",
  'src/cpu_map/meson.build':
    "cpumap_data = [\n  'index.xml',\n  'x86_B.xml',\n  'x86_a.xml',\n]\n\ninstall_data(cpumap_data)\n",
  'src/cpu_map/index.xml': '<cpus>\n  <include filename="x86_a.xml"/>\n</cpus>\n',
  'src/cpu_map/x86_B.xml': '<cpus/>\n',
  'src/cpu_map/x86_a.xml': "<cpus><model name='a'/></cpus>\n",
  'src/cpu_map/unlisted.xml': '<cpus/>\n',
};
const FILES = [
  { path: 'SOURCES.md', text: '' },
  {
    path: 'cpu_map/index.xml',
    text: '<cpus>\n  <include filename="x86_a.xml"/>\n  <include filename="x86_C.xml"/>\n</cpus>\n',
  },
  { path: 'cpu_map/x86_B.xml', text: '<cpus/>\n' },
  { path: 'cpu_map/x86_a.xml', text: "<cpus><model name='a'/></cpus>\n" },
  { path: 'cpu_map/x86_C.xml', text: "<cpus><model name='C'/></cpus>\n" },
  { path: 'cpu_map/unlisted.xml', text: '<cpus/>\n' },
];
const OPTIONS: ApplyOptions = { releases: ['11.3'], generate: () => FILES };

describe('apply libvirt', () => {
  it('writes what differs, and lists what is new', async () => {
    const root = folderOf(TREE);
    const { changes } = await applyTree(libvirt, root, OPTIONS);
    expect([...changes.keys()]).toEqual(['src/cpu_map/meson.build', 'src/cpu_map/index.xml', 'src/cpu_map/x86_C.xml']);
    expect(filesOf(root)['src/cpu_map/meson.build']).toBe(
      TREE['src/cpu_map/meson.build']
        .replace("  'x86_B.xml',\n", "  'x86_B.xml',\n")
        .replace("  'x86_a.xml',\n", "  'x86_a.xml',\n  'x86_C.xml',\n"),
    );
    expect(planTree(libvirt, root, OPTIONS).changes.size).toBe(0);
    await revertTree(libvirt, root);
    expect(filesOf(root)).toEqual(TREE);
  });

  it('reverts a tree that needed nothing', async () => {
    const same = {
      ...OPTIONS,
      generate: () =>
        FILES.filter(({ path }) => !path.includes('_C')).map((file) =>
          file.path.endsWith('index.xml') ? { ...file, text: TREE['src/cpu_map/index.xml'] } : file,
        ),
    };
    const root = folderOf(TREE);
    expect((await applyTree(libvirt, root, same)).changes.size).toBe(0);
    expect(await revertTree(libvirt, root)).toEqual([]);
    expect(filesOf(root)).toEqual(TREE);
  });

  it.each([
    ['another release', { ...TREE, 'meson.build': "  version: '7.0.0',\n" }, 'it is libvirt 7.0.0'],
    ['no list', { ...TREE, 'src/cpu_map/meson.build': '' }, 'src/cpu_map/meson.build: it has no list cpumap_data'],
    ['a map of its own', { ...TREE, 'src/cpu_map/x86_own.xml': '<cpus/>' }, 'src/cpu_map/x86_own.xml is not generated'],
    [
      'a feature of its own',
      { ...TREE, 'src/cpu_map/x86_a.xml': "<cpus><model name='a'><feature name='own'/></model></cpus>" },
      "src/cpu_map/x86_a.xml says <cpus><model name='a'><feature name='own'>, which the source does not",
    ],
  ])('refuses a tree with %s', async (_, tree, message) => {
    const root = folderOf(tree);
    await expect(applyTree(libvirt, root, OPTIONS)).rejects.toThrow(message);
    expect(filesOf(root)).toEqual(tree);
  });
});
