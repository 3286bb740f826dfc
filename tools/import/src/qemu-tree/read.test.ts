import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINI_TREE } from './mini-tree.fixture.js';
import { readQemuTree } from './read.js';
import type { QemuTree } from './types.js';

let folder: string;
let tree: QemuTree;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mini-tree-'));
  for (const [path, text] of Object.entries(MINI_TREE)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  tree = await readQemuTree(folder);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('readQemuTree on a tree of a few lines', () => {
  test('words', () => {
    expect(tree.words.map(({ name, source }) => [name, source])).toEqual([
      ['FEAT_1_EDX', { kind: 'cpuid', eax: 1, ecx: null, register: 'edx' }],
      ['FEAT_CAP', { kind: 'msr', index: 0x10a }],
    ]);
    const [edx, cap] = tree.words;
    expect(edx?.tcg).toMatchObject({ 'system-x86_64': '0x1', 'linux-user-x86_64': '0x3', 'bsd-user-i386': '0x3' });
    expect(edx?.names.slice(0, 3)).toEqual(['fpu', 'vme', null]);
    expect(edx?.macros.slice(0, 3)).toEqual(['CPUID_FPU', 'CPUID_VME', null]);
    expect([cap?.names[62], cap?.macros[62], cap?.names.length]).toEqual(['its-no', 'MSR_CAP_ITS_NO', 64]);
    expect(tree.dependencies).toEqual([
      { from: { word: 'FEAT_1_EDX', mask: '0x2' }, to: { word: 'FEAT_CAP', mask: '0xffffffffffffffff' } },
    ]);
  });

  test('models, versions, caches', () => {
    expect(tree.models).toHaveLength(1);
    expect(tree.models[0]).toMatchObject({
      name: 'demo',
      modelId: 'Demo version 2.5+',
      features: { FEAT_1_EDX: '0x3', FEAT_CAP: '0x4000000000000000' },
      cpuid1f: true,
      cache: 'demo_cache_info',
      hasVersionList: true,
      versions: [
        { version: 1, alias: null, hasProps: false, properties: [] },
        {
          version: 2,
          alias: 'demo-IBRS',
          note: 'a "note"',
          hasProps: true,
          properties: [{ property: 'vme', value: 'off' }],
        },
      ],
      extra: { color: '0x7' },
    });
    expect(tree.caches.map(({ name, kind, isConst }) => [name, kind, isConst])).toEqual([
      ['legacy_l1d', 'loose', false],
      ['demo_cache_info', 'set', true],
    ]);
    expect(tree.caches[1]).toMatchObject({
      l1d: { variable: 'legacy_l1d', cache: { size: 32768 } },
      l1i: { variable: null },
      l3: null,
    });
  });

  test('defaults, compat arrays, machines', () => {
    expect(tree.kvmDefaults).toEqual([
      { property: 'x2apic', value: 'on', when: 'always' },
      { property: 'x2apic', value: 'off', when: 'no-irqchip' },
      { property: 'msi', value: 'on', when: 'irqchip-split' },
    ]);
    expect(tree.compatArrays).toEqual([
      {
        name: 'pc_compat_9_0',
        file: 'hw/i386/pc.c',
        entries: [
          {
            driver: { kind: 'cpu', model: 'demo' },
            property: 'model-id',
            value: 'Demo 9.0',
            optional: false,
            macro: 'PC_IDS',
          },
          { driver: { kind: 'any-cpu' }, property: 'check', value: 'off', optional: false, macro: null },
          { driver: { kind: 'device', name: 'ICH9-LPC' }, property: 'a', value: 'b', optional: true, macro: null },
        ],
      },
    ]);
    expect(tree.machines).toMatchObject([
      {
        name: 'pc-i440fx-9.0',
        alias: 'pc',
        compat: ['pc_compat_9_0'],
        defaultCpuVersion: 'legacy',
        defaultCpuModel: 'demo',
        splitIrqchip: false,
        deprecation: null,
      },
    ]);
  });

  test('properties and the rest', () => {
    expect(
      tree.properties.map(({ name, type, default: value, conditions }) => [name, type, value, conditions]),
    ).toEqual([
      ['level', 'uint32', '4294967295', []],
      ['hv-relaxed', 'bool', 'false', ['#ifdef CONFIG_HV']],
      ['lbr-fmt', 'uint64', '18446744073709551552', []],
      ['family', 'int', '0', []],
    ]);
    expect(tree.aliases).toEqual([{ alias: 'sse3', target: 'pni' }]);
    expect(tree.xsave).toMatchObject([
      { component: 0, owners: [{ word: 'FEAT_1_EDX', mask: '0x1' }], size: 8, tcgOffset: 0 },
    ]);
    expect(tree.levelWords).toEqual([{ word: 'FEAT_1_EDX', onlyFullAutoLevel: true }]);
    expect(tree.avx10).toEqual([
      { name: 'avx10.1', version: 1, maxSubleaf: 0, features: [{ word: 'FEAT_1_EDX', mask: '0x2' }] },
    ]);
    expect(tree.cacheDescriptors).toMatchObject([{ descriptor: 6, type: 'instruction', size: 8192 }]);
  });

  test('what is new is told, not thrown', () => {
    expect(tree.problems).toEqual([
      "struct CPUCacheInfo has no field 'inclusive' any more",
      "struct X86CPUDefinition has the field 'color' (int), which this reader does not know",
    ]);
  });

  test('a folder that is not a tree', async () => {
    await expect(readQemuTree(join(folder, 'hw'))).rejects.toThrow(
      /is no unpacked QEMU source tree: it has no VERSION$/,
    );
  });
});
