import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('the same release', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'since: "10.0"}]', 'since: "10.0", until: "10.0"}]']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:11:46: empty-span: since 10.0 is not before until 10.0; expected a since that is older; until is the first release that no longer has it',
  ]);
});

test("of libvirt's", () => {
  const lines = broken(['x86/words/24_0_EBX.yaml', 'libvirt: not-yet', 'libvirt: {since: "9.10", until: "9.9"}']);
  expect(lines).toEqual([
    'x86/words/24_0_EBX.yaml:4:18: empty-span: since 9.10 is not before until 9.9; expected a since that is older; until is the first release that no longer has it',
  ]);
});
