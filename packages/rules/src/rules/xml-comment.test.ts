import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in the layout', () => {
  const lines = broken(['x86/libvirt/layout.yaml', 'lines: [A comment.]', 'lines: [A -- comment.]']);
  expect(lines).toEqual([
    'x86/libvirt/layout.yaml:8:30: xml-comment: the comment "A -- comment." holds -- or ends in -; expected text that an XML comment can hold',
  ]);
});

test('the end of a comment', () => {
  const lines = broken(['x86/libvirt/index.yaml', 'title: Intel CPU models', 'title: "Intel -->"']);
  expect(lines).toEqual([
    'x86/libvirt/index.yaml:2:13: xml-comment: the comment "Intel -->" holds -- or ends in -; expected text that an XML comment can hold',
  ]);
});
