import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('an alias that is a model', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'alias: Alpha-IBRS', 'alias: Beta'],
    ['x86/qemu/compat.yaml', 'Alpha-IBRS', 'Alpha'],
    ['x86/qemu/compat.yaml', '{model: Alpha, property: family', '{model: Alpha, property: stepping'],
    ['x86/libvirt/index.yaml', 'first: [Alpha-IBRS]', 'first: [Beta]'],
    ['x86/libvirt/differences.yaml', '[Alpha-IBRS]', '[Alpha]'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: model-name: the name Beta is taken by the model Beta; expected a name of its own',
  ]);
});

test('an alias like a version', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'alias: Alpha-IBRS', 'alias: Alpha-v2'],
    ['x86/qemu/compat.yaml', 'Alpha-IBRS', 'Alpha-v2'],
    ['x86/libvirt/index.yaml', '[Alpha-IBRS]', '[Alpha-v2]'],
    ['x86/libvirt/differences.yaml', '[Alpha-IBRS]', '[Alpha-v2]'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: model-name: the name Alpha-v2 ends like a version; expected a name without -vN: QEMU gives those itself',
    'x86/models/Alpha.yaml:16:12: model-name: the name Alpha-v2 is taken by a version of Alpha; expected a name of its own',
  ]);
});

test('a name of QEMU itself', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'alias: Alpha-IBRS', 'alias: max'],
    ['x86/qemu/compat.yaml', 'Alpha-IBRS', 'max'],
    ['x86/libvirt/index.yaml', '[Alpha-IBRS]', '[max]'],
    ['x86/libvirt/differences.yaml', '[Alpha-IBRS]', '[max]'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: model-name: the name max is taken by QEMU; expected a name of its own',
  ]);
});

test('names that differ in case alone', () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'alias: Alpha-IBRS', 'alias: BETA'],
    ['x86/qemu/compat.yaml', 'Alpha-IBRS', 'BETA'],
    ['x86/libvirt/index.yaml', '[Alpha-IBRS]', '[BETA]'],
    ['x86/libvirt/differences.yaml', '[Alpha-IBRS]', '[BETA]'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: model-name: the name BETA is taken by the model Beta; expected a name of its own',
  ]);
});

test("libvirt's own model", () => {
  const lines = broken(
    ['x86/models/Alpha.yaml', 'alias: Alpha-IBRS', 'alias: ancient'],
    ['x86/qemu/compat.yaml', 'Alpha-IBRS', 'ancient'],
    ['x86/libvirt/index.yaml', '[Alpha-IBRS]', '[ancient]'],
    ['x86/libvirt/differences.yaml', '[Alpha-IBRS]', '[ancient]'],
  );
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:16:12: model-name: the name ancient is taken by x86/libvirt/models/ancient.yaml; expected a name of its own',
  ]);
});
