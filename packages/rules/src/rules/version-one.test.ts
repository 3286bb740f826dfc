import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('properties', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'version: 1\n', 'version: 1\n    properties: {vmx: on}\n']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:15:5: version-one: version 1 of Alpha has properties; expected version 1 to be the model as it stands above; say it of the model, or make a version 2',
  ]);
});

test('an alias', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'version: 1\n', 'version: 1\n    alias: Alpha-old\n']);
  expect(lines).toEqual([
    'x86/models/Alpha.yaml:15:5: version-one: version 1 of Alpha has alias; expected version 1 to be the model as it stands above; say it of the model, or make a version 2',
  ]);
});
