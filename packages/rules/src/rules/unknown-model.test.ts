import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in a compat array', () => {
  const lines = broken(['x86/qemu/compat.yaml', 'model: Alpha-IBRS', 'model: Alpha-IBSR']);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:9:17: unknown-model: no model is called Alpha-IBSR; expected a model, an alias, NAME-vN, host or max; did you mean Alpha-IBRS?',
  ]);
});

test('as a default of a family', () => {
  const lines = broken(['x86/qemu/machines.yaml', 'model: Alpha', 'model: alpha']);
  expect(lines).toEqual([
    'x86/qemu/machines.yaml:4:24: unknown-model: no model is called alpha; expected a model, an alias, NAME-vN, host or max; did you mean Alpha?',
  ]);
});

test('of a property', () => {
  const lines = broken(['x86/qemu/properties.yaml', '[max, Alpha]', '[max, Alpa]']);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:4:63: unknown-model: no model is called Alpa; expected a model, an alias, NAME-vN, host or max; did you mean Alpha?',
  ]);
});

test('an alias where a model belongs', () => {
  const lines = broken([
    'x86/libvirt/differences.yaml',
    '    models: [Alpha]\n    kind: policy',
    '    models: [Alpha-IBRS]\n    kind: policy',
  ]);
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:13:14: unknown-model: Alpha-IBRS is an alias of Alpha; expected a model of x86/models',
  ]);
});

test('a version where a name belongs', () => {
  const lines = broken(['x86/libvirt/differences.yaml', 'names: [Alpha-IBRS]', 'names: [Alpha-v2]']);
  expect(lines).toEqual([
    "x86/libvirt/differences.yaml:30:13: unknown-model: Alpha-v2 is a version of Alpha; expected a model, an alias or a model of libvirt's own",
  ]);
});

test('a key', () => {
  const lines = broken(['x86/libvirt/differences.yaml', 'Alpha: [{', 'Gamma: [{']);
  expect(lines).toEqual([
    'x86/libvirt/differences.yaml:20:7: unknown-model: no model is called Gamma; expected a model of x86/models',
  ]);
});

test("in libvirt's layout", () => {
  const lines = broken(['x86/libvirt/layout.yaml', '{models: [Beta]', '{models: [Betta]']);
  expect(lines).toEqual([
    'x86/libvirt/layout.yaml:8:15: unknown-model: no model is called Betta; expected a model of x86/models; did you mean Beta?',
  ]);
});

test("that libvirt's own is like", () => {
  const lines = broken(['x86/libvirt/models/ancient.yaml', 'features: [fpu, tsc]', 'like: Alhpa']);
  expect(lines).toEqual([
    "x86/libvirt/models/ancient.yaml:5:7: unknown-model: no model is called Alhpa; expected a model, an alias or a model of libvirt's own; did you mean Alpha?",
  ]);
});
