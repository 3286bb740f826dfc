import { expect, it } from 'vitest';
import type { QemuTree, TreeModel } from '../qemu-tree/types.js';
import { mergeModel } from './models.js';
import { axisOf } from './spans.js';

const DEMO = { name: 'Demo', vendor: 'GenuineIntel', family: 6, model: 1, stepping: 0, level: 1, xlevel: 0 };
const TREE = { words: [], hwVersion: '2.5+' } as unknown as QemuTree;

/** What a release with the model makes of its file. */
function merged(release: string, cpuid1f: boolean | null) {
  const found = { ...DEMO, modelId: 'Demo', cache: null, deprecation: null, features: {}, versions: [], cpuid1f };
  const known = { ...DEMO, libvirt: 'never', 'model-id': 'Demo', features: {} };
  return mergeModel(known as never, found as unknown as TreeModel, axisOf(['10.0'], release), new Map(), TREE);
}

it.each([
  ['lacks the field', null],
  ['has leaf 0x1F where the topology needs it', false],
])('a release that %s says nothing of leaf 0x1F', (_, cpuid1f) => {
  expect(merged('11.0', cpuid1f)).not.toHaveProperty('force-cpuid-0x1f');
});

it('keeps what people wrote of a version, known to the importer or not', () => {
  const version = { version: 2, properties: [{ property: 'x', value: 'on' }], alias: null, note: null, cache: null };
  const found = {
    ...DEMO,
    modelId: 'Demo',
    cache: null,
    deprecation: null,
    features: {},
    versions: [version],
    cpuid1f: null,
  };
  const written = { version: 2, about: 'why', source: 'QEMU 0123', 'new-word': 'stays', properties: { x: 'on' } };
  const known = { ...DEMO, libvirt: 'never', 'model-id': 'Demo', features: {}, 'other-word': 1, versions: [written] };
  const args = [axisOf(['10.0'], '11.0'), new Map(), TREE] as const;
  const { versions, ...rest } = mergeModel(known as never, found as unknown as TreeModel, ...args);
  expect(versions).toEqual([written]);
  expect(rest).toHaveProperty('other-word', 1);
});

it('leaf 0x1F that a definition asks for is dated', () => {
  expect(merged('11.0', true)).toMatchObject({ 'force-cpuid-0x1f': [{ value: true, since: '11.0' }] });
});
