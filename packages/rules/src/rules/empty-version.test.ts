import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a version that changes nothing', () => {
  const lines = broken([
    'x86/models/Alpha.yaml',
    'avx10-128: on}\n',
    'avx10-128: on}\n  - version: 4\n    since: "10.0"\n    note: newer\n',
  ]);
  expect(lines).toContainEqual(
    expect.stringMatching(
      /^x86\/models\/Alpha.yaml:\d+:14: empty-version: version 4 of Alpha changes nothing; expected properties or a cache that are others than in the version before; say what it changes, or delete it$/,
    ),
  );
});
