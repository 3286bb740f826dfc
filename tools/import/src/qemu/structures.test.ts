import { expect, it } from 'vitest';
import type { QemuTree } from '../qemu-tree/types.js';
import { axisOf } from './spans.js';
import { mergeStructures } from './structures.js';

const SHARED = {
  id: 'share-level' as const,
  about: 'CPUCacheInfo says which topology level shares the cache',
  since: '10.0',
};

/** What following 9.1 makes of the structures, if its tree is like this. */
function structures(tree: { shareLevel: string | null; wordsAreStatic: boolean }) {
  const cache = { name: 'l1d', kind: 'loose', cache: { shareLevel: tree.shareLevel } };
  const partial = {
    caches: [cache],
    models: [{ avx10Version: null, cpuid1f: null }],
    modelsAreConst: false,
    wordsAreStatic: tree.wordsAreStatic,
  };
  const file = { configurations: [], structures: [SHARED] };
  return mergeStructures(file, partial as unknown as QemuTree, axisOf(['7.2', '10.0'], '9.1')).structures;
}

it('leaves what the release lacks', () => {
  expect(structures({ shareLevel: null, wordsAreStatic: false })).toEqual([SHARED]);
});

it('tells a structure to be older, and adds one that the source did not have', () => {
  const [shared, added, ...more] = structures({ shareLevel: 'CPU_TOPO_LEVEL_CORE', wordsAreStatic: false });
  expect([shared?.since, more]).toEqual(['9.1', []]);
  expect(added).toMatchObject({ id: 'short-level-names', since: '9.1', until: '10.0' });
});

it('knows tables that only their own file sees', () => {
  expect(structures({ shareLevel: null, wordsAreStatic: true }).map(({ id }) => id)).toContain('static-words');
});
