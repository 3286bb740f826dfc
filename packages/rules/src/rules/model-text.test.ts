import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a vendor too short', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'vendor: GenuineIntel', 'vendor: Intel']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:2:9: model-text: the vendor "Intel" has 5 characters; expected 12 ASCII characters',
  ]);
});

test('a vendor that is not ASCII', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'vendor: GenuineIntel', 'vendor: GenuineIntél']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:2:9: model-text: the vendor "GenuineIntél" is not ASCII; expected 12 ASCII characters',
    'x86/models/Alpha.yaml:2:9: plain-text: the text holds é (U+00E9); expected ASCII',
  ]);
});

test('a model-id too long', () => {
  const lines = broken([
    'x86/models/Beta.yaml',
    'model-id: Beta',
    'model-id: A123456789012345678901234567890123456789012345678',
  ]);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:9:11: model-text: the model-id "A123456789012345678901234567890123456789012345678" has 49 characters; expected at most 48 ASCII characters',
  ]);
});

test('a model-id too long with its placeholder filled in', () => {
  const lines = broken([
    'x86/models/Alpha.yaml',
    'Alpha Processor {hw',
    '0123456789012345678901234567890123456789012345 {hw',
  ]);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:8:11: model-text: the model-id "0123456789012345678901234567890123456789012345 2.5+" has 51 characters; expected at most 48 ASCII characters',
  ]);
});

test('another placeholder', () => {
  const lines = broken(['x86/models/Beta.yaml', 'model-id: Beta', 'model-id: Beta {version}']);
  expect(lines).toEqual([
    'x86/models/Beta.yaml:9:11: model-text: the model-id has the placeholder {version}; expected {hw-version}',
  ]);
});

test('a placeholder in a property', () => {
  const lines = broken(['x86/models/Alpha.yaml', '"Alpha Processor, IBRS"', '"Alpha {hw-version}"']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:17:37: model-text: {hw-version} in a property stays as it is; expected the text itself: only the model-id of a model has placeholders',
  ]);
});

test('a vendor of an accelerator', () => {
  const lines = broken(['x86/qemu/accelerators.yaml', 'AuthenticAMD', 'AMD']);
  expect(lines).toEqual([
    'x86/qemu/accelerators.yaml:6:31: model-text: the vendor "AMD" has 3 characters; expected 12 ASCII characters',
  ]);
});
