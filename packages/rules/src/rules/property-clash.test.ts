import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('an alias that is a feature', () => {
  const lines = broken(['x86/words/1_ECX.yaml', 'aliases: [sse3]', 'aliases: [tsc]']);
  expect(lines).toEqual([
    'x86/words/1_EDX.yaml:5:20: property-clash: tsc is the feature tsc and also an alias of pni; expected one meaning of a name in a release',
  ]);
});

test('a property that is a feature', () => {
  const lines = broken([
    'x86/qemu/properties.yaml',
    '  - {name: vendor',
    '  - {name: pni, type: bool, default: true}\n  - {name: vendor',
  ]);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:8:12: property-clash: pni is the property pni and also the feature pni; expected one meaning of a name in a release',
  ]);
});

test('a property twice', () => {
  const lines = broken([
    'x86/qemu/properties.yaml',
    '  - {name: vendor',
    '  - {name: family, type: int, default: 0}\n  - {name: vendor',
  ]);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:8:12: property-clash: family is the property family and also the property family; expected one meaning of a name in a release',
  ]);
});

test("one of QEMU's names in two words", () => {
  const lines = broken(['x86/words/8000_0001_EDX.yaml', 'name: lm', 'name: lm, qemu: tsc']);
  expect(lines).toEqual([
    'x86/words/8000_0001_EDX.yaml:5:31: property-clash: tsc is the feature lm and also the feature tsc; expected one meaning of a name in a release',
  ]);
});

test('an alias of a property', () => {
  const lines = broken(['x86/qemu/properties.yaml', 'alias: lbr_fmt', 'alias: fpu']);
  expect(lines).toEqual([
    'x86/qemu/properties.yaml:10:13: property-clash: fpu is an alias of lbr-fmt and also the feature fpu; expected one meaning of a name in a release',
  ]);
});
