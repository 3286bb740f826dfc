import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('neither', () => {
  const lines = broken(['x86/libvirt/models/ancient.yaml', 'features: [fpu, tsc]\n', 'libvirt: {since: "9.0"}\n']);
  expect(lines).toEqual([
    'x86/libvirt/models/ancient.yaml:1:7: model-like: ancient has neither features and like; expected one of them',
  ]);
});

test('both', () => {
  const lines = broken([
    'x86/libvirt/models/ancient.yaml',
    'features: [fpu, tsc]\n',
    'features: [fpu, tsc]\nlike: Alpha\n',
  ]);
  expect(lines).toEqual([
    'x86/libvirt/models/ancient.yaml:1:7: model-like: ancient has both features and like; expected one of them',
  ]);
});

test("another of libvirt's own", () => {
  const lines = broken(['x86/libvirt/models/ancient.yaml', 'features: [fpu, tsc]\n', 'like: ancient\n']);
  expect(lines).toEqual([
    "x86/libvirt/models/ancient.yaml:5:7: model-like: ancient is like ancient, which is libvirt's own too; expected a model of QEMU's",
  ]);
});
