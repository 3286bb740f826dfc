import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a behaviour that there is not', () => {
  expect(broken(['x86/libvirt/behaviours.yaml', 'when: newer-names', 'when: newer'])).toEqual([
    'x86/libvirt/behaviours.yaml:4:62: unknown-behaviour: no behaviour is called newer; expected one of newer-names',
  ]);
});

test('a table that names none is right', () => {
  expect(broken(['x86/libvirt/behaviours.yaml', ', when: newer-names', ''])).toEqual([]);
});
