import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a family', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'family: 6', 'family: 271']);
  expect(lines).toEqual(['x86/models/Alpha.yaml:3:9: model-number: family of Alpha is 271; expected 0 to 270']);
});

test('a model', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'model: 26', 'model: 256']);
  expect(lines).toEqual(['x86/models/Alpha.yaml:4:8: model-number: model of Alpha is 256; expected 0 to 255']);
});

test('a stepping', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'stepping: 3', 'stepping: 16']);
  expect(lines).toEqual(['x86/models/Alpha.yaml:5:11: model-number: stepping of Alpha is 16; expected 0 to 15']);
});

test('an xlevel', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'xlevel: 0x80000008', 'xlevel: 0x8000000']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:7:9: model-number: xlevel of Alpha is 0x8000000; expected 0, or 0x80000000 and above',
  ]);
});

test('over time', () => {
  const lines = broken(['x86/models/Beta.yaml', '{value: 25,', '{value: 300,']);
  expect(lines).toEqual(['x86/models/Beta.yaml:4:46: model-number: family of Beta is 300; expected 0 to 270']);
});
