import { expect, test } from 'vitest';
import { brokenBy } from '../testing/broken.js';
import { unneededDifference } from './unneeded-difference.js';

test('a feature that no definition has', () => {
  const lines = brokenBy(
    unneededDifference,
    ['x86/libvirt/differences.yaml', 'features: [sse2]', 'features: [sse2, xsave]'],
    ['x86/models/Alpha.yaml', ', {name: xsave, since: "10.0"}', ''],
  );
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:2:5: unneeded-difference: omit xsave for Alpha changes nothing in any supported release; expected a difference that there is; delete it',
  ]);
});

test('a rule', () => {
  const lines = brokenBy(
    unneededDifference,
    ['x86/libvirt/rules.yaml', '[monitor]', '[monitor, syscall]'],
    ['x86/libvirt/differences.yaml', 'features: [syscall]', 'features: [lm]'],
    [
      'x86/libvirt/differences.yaml',
      '  - features: [lm]\n    models: [Alpha]\n    kind: policy',
      '  - features: [syscall]\n    models: [Alpha]\n    kind: policy',
    ],
  );
  expect(lines).toEqual([
    'x86/libvirt/rules.yaml:8:5: unneeded-difference: omit syscall changes nothing in any supported release; expected a difference that there is; delete it',
  ]);
});
