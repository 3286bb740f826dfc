import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('bits outside', () => {
  const lines = broken(['ppc64/models/POWER9.yaml', '0x004e0000', '0x004e0001']);
  expect(lines).toEqual([
    'ppc64/models/POWER9.yaml:4:13: pvr-mask: 0x004e0001 has bits outside the mask 0xffff0000; expected a value that the mask lets through',
  ]);
});
