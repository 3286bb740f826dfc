import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a gap', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'version: 3', 'version: 4']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:18:14: version-order: version 4 of Alpha stands where version 3 belongs; expected 1, 2, 3 ... without a gap',
  ]);
});

test('twice', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'version: 3', 'version: 2']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:18:14: version-order: version 2 of Alpha stands where version 3 belongs; expected 1, 2, 3 ... without a gap',
  ]);
});

test('a version in a release that lacks the one before', () => {
  const lines = broken([
    'x86/models/Alpha.yaml',
    '  - version: 3\n    since: "10.0"\n    cache: big\n    properties: {stepping: 4, avx10-128: on}',
    '  - version: 3\n    since: "10.0"\n    cache: big\n  - version: 4',
  ]);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:21:14: version-order: version 4 of Alpha exists in all releases, but version 3 only since 10.0; expected versions that come after those they build on; give it since and until inside those of version 3',
  ]);
});
