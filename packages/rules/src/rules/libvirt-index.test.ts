import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('an unknown model', () => {
  const lines = broken(['x86/libvirt/index.yaml', '[Beta]', '[Betta]']);
  expect(lines).toEqual([
    'x86/libvirt/index.yaml:3:93: libvirt-index: no model is called Betta; expected a model that has a file; did you mean Beta?',
  ]);
});

test('twice', () => {
  const lines = broken(['x86/libvirt/index.yaml', 'ancient]', 'ancient, Alpha]']);
  expect(lines).toEqual(['x86/libvirt/index.yaml:2:86: libvirt-index: Alpha stands twice; expected each model once']);
});

test('a name of another model', () => {
  const lines = broken(
    ['x86/libvirt/index.yaml', '{model: Alpha, first: [Alpha-IBRS]}', 'Alpha'],
    ['x86/libvirt/index.yaml', 'models: [Beta]', 'models: [{model: Beta, first: [Alpha-IBRS]}]'],
  );
  expect(lines).toEqual([
    'x86/libvirt/index.yaml:3:115: libvirt-index: Alpha-IBRS is not a name of Beta; expected an alias or a version of Beta',
  ]);
});

test('an Arm model that is not listed', () => {
  const lines = broken(['arm/index.yaml', 'models: [cortex-a53]', 'models: [cortex-a57]']);
  expect(lines).toEqual([
    'arm/index.yaml:2:32: libvirt-index: no model is called cortex-a57; expected a model that has a file; did you mean cortex-a53?',
    'arm/models/cortex-a53.yaml:1:1: libvirt-index: cortex-a53 is not in arm/index.yaml; expected its place in the index',
  ]);
});
