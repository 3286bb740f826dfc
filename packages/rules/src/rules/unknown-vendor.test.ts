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

test('on x86', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'vendor: GenuineIntel', 'vendor: GenuineIntle']);
  expect(lines.filter((line) => line.includes('unknown-vendor'))).toEqual([
    expect.stringMatching(
      /^x86\/models\/Alpha.yaml:2:9: unknown-vendor: no vendor is called GenuineIntle; expected one of .*; did you mean GenuineIntel\?$/,
    ),
  ]);
});
