import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a model', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'name: Alpha\n', 'name: Alfa\n'],
    ['x86/order.yaml', '[Alpha', '[Alfa'],
    ['x86/qemu/machines.yaml', 'cpu-model: Alpha', 'cpu-model: Alfa'],
    ['x86/qemu/compat.yaml', '{model: Alpha,', '{model: Alfa,'],
    ['x86/qemu/properties.yaml', '[max, Alpha]', '[max]'],
    ['x86/libvirt/index.yaml', 'model: Alpha', 'model: Alfa'],
    ['x86/libvirt/layout.yaml', '[Alpha]', '[Beta]'],
    ['x86/libvirt/differences.yaml', 'models: [Alpha]', 'models: [Alfa]'],
    ['x86/libvirt/differences.yaml', 'names: [Alpha]', 'names: [Alfa]'],
    ['x86/libvirt/differences.yaml', 'models: [Alpha]', 'models: [Alfa]'],
    ['x86/libvirt/differences.yaml', 'Alpha: [{', 'Alfa: [{'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:1:7: file-name: name is Alfa in a file called Alpha.yaml; expected Alpha; rename the file or correct the name',
  ]);
});

test('an Arm model', () => {
  const lines = broken(
    ['arm/models/cortex-a53.yaml', 'model: cortex-a53', 'model: cortex-a57'],
    ['arm/index.yaml', 'cortex-a53', 'cortex-a57'],
  );
  expect(lines).toEqual([
    'arm/models/cortex-a53.yaml:1:8: file-name: model is cortex-a57 in a file called cortex-a53.yaml; expected cortex-a53; rename the file or correct the name',
  ]);
});
