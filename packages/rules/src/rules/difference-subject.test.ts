import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('nobody', () => {
  const lines = broken([
    'x86/libvirt/differences.yaml',
    '  - features: [lm]\n    models: [Alpha]\n',
    '  - features: [lm]\n    since: "9.0"\n',
  ]);
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:12:5: difference-subject: an entry of removed is about nobody; expected models or names',
  ]);
});

test('steppings', () => {
  const lines = broken(['x86/libvirt/differences.yaml', '5-7', '7-5']);
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:20:51: difference-subject: steppings are 7-5; expected such as 3 or 5-7, from 0 to 15',
  ]);
});
