import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('two lines', () => {
  const lines = broken(['x86/qemu/configurations.yaml', '(CONFIG_USER_ONLY)"', '(CONFIG_USER_ONLY)\\n#error"']);
  expect(lines).toEqual([
    'x86/qemu/configurations.yaml:2:21: c-condition: "!defined(CONFIG_USER_ONLY)\\n#error" is not a condition; expected such as !defined(CONFIG_USER_ONLY) || defined(CONFIG_LINUX)',
    'x86/qemu/configurations.yaml:2:21: plain-text: the text holds the character U+000A; expected one line of readable text',
  ]);
});

test('a bracket too few', () => {
  const lines = broken([
    'x86/qemu/configurations.yaml',
    '"!defined(CONFIG_USER_ONLY)"',
    '"!(defined(A) || defined(B)"',
  ]);
  expect(lines).toEqual([
    'x86/qemu/configurations.yaml:2:21: c-condition: "!(defined(A) || defined(B)" is not a condition; expected such as !defined(CONFIG_USER_ONLY) || defined(CONFIG_LINUX)',
  ]);
});
