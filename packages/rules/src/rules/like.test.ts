import { expect, test } from 'vitest';
import { broken, type Edit } from '../testing/broken.js';

const BETA = 'x86/models/Beta.yaml';

/** Beta as a difference; Alpha is older and has three versions, the third as old as Beta. */
function beta(...fields: readonly string[]): Edit {
  return [BETA, null, ['name: Beta', 'since: "10.0"', 'family: 25', 'model-id: Beta', ...fields, ''].join('\n')];
}

test('a model may be like a version of its age', () => {
  expect(broken(beta('like: Alpha-v3'))).toEqual([]);
});

test.each([
  ['a version that does not exist', ['like: Alpha-v4'], 'no version is called Alpha-v4'],
  ['a name that is not a version', ['like: Alpha-IBRS-v1'], 'no version is called Alpha-IBRS-v1'],
  ['itself', ['like: Beta-v1'], 'Beta is like Beta'],
  ['another vendor without a reason', ['like: Alpha-v1', 'vendor: AuthenticAMD'], 'another vendor than Alpha-v1'],
  [
    'a list of all features',
    ['like: Alpha-v1', 'features: {1_EDX: [fpu]}'],
    'Beta is like Alpha-v1, and lists features',
  ],
  ['nothing, with much missing', [], 'Beta has no vendor, model, stepping, level, xlevel, features'],
])('%s', (_, fields, message) => {
  expect(broken(beta(...fields)).find((line) => line.includes(': like: '))).toContain(message);
});

test('a version that is younger than the model', () => {
  const lines = broken([BETA, null, 'name: Beta\nlike: Alpha-v3\nfamily: 25\nmodel-id: Beta\n']);
  expect(lines.find((line) => line.includes(': like: '))).toContain('QEMU 7.2 has Beta, but not Alpha-v3');
});
