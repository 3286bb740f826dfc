import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('in a compat array', () => {
  const lines = broken([
    'x86/qemu/compat.yaml',
    '{property: l3-cache, value: off}',
    '{property: l3-cache, value: off}\n      - {property: l3-cache, value: on}',
  ]);
  expect(lines).toEqual([
    'x86/qemu/compat.yaml:11:20: property-twice: l3-cache is set twice; expected one value of a property; delete one',
  ]);
});

test('by an alias', () => {
  const lines = broken(['x86/models/Alpha.yaml', '{vmx: on', '{lahf-lm: on, lahf_lm: off']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:17:31: property-twice: lahf_lm sets what lahf-lm has set already; expected one value of a property; delete one',
  ]);
});
