import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('on ppc64', () => {
  const lines = broken(['ppc64/models/POWER9.yaml', 'vendor: IBM', 'vendor: IBN']);
  expect(lines).toEqual([
    'ppc64/models/POWER9.yaml:2:9: unknown-vendor: no vendor is called IBN; expected one of IBM; did you mean IBM?',
  ]);
});

test('on Arm', () => {
  const lines = broken(['arm/models/cortex-a53.yaml', 'vendor: ARM', 'vendor: Qualcomm']);
  expect(lines).toEqual([
    'arm/models/cortex-a53.yaml:2:9: unknown-vendor: no vendor is called Qualcomm; expected one of ARM',
  ]);
});
