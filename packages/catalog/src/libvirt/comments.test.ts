import { expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { moo, testFiles, testSource } from './testing/documents.js';

function comments(model: string, layout: string) {
  const old = testFiles().get('x86/libvirt/layout.yaml') as object;
  const files = {
    'x86/models/Moo.yaml': model,
    'x86/libvirt/layout.yaml': JSON.stringify({ ...old, ...(JSON.parse(layout) as object) }),
  };
  return libvirtRelease(testSource(files), '9.0').x86.comments.get('Moo');
}

it('writes leaf 1 of the signature behind it, in old names', () => {
  expect(comments(moo('{}'), '{}')?.signatures).toEqual(['0306c0']);
  expect(
    comments(moo('{}').replace('family: 6', 'family: 23').replace('model: 60', 'model: 1'), '{}')?.signatures,
  ).toEqual(['800f10']);
  expect(comments(moo('{}', '', 'libvirt: { since: "7.0" }'), '{}')?.signatures).toEqual([null]);
});

it('takes the texts of the layout where upstream wrote others', () => {
  const layout =
    '{"signature-comments": {"names": {"until": "6.9"}, "instead": [{"text": "0606A5", "models": ["Moo"]}]}}';
  expect(comments(moo('{}'), layout)?.signatures).toEqual(['0606A5']);
  const also = '{"signature-comments": {"names": {"until": "6.9"}, "also": [{"text": "080665", "models": ["Moo"]}]}}';
  expect(comments(moo('{}', '', 'libvirt: { since: "7.0" }'), also)?.signatures).toEqual(['080665']);
});
