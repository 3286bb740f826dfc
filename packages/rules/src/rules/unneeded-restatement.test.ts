import { expect, test } from 'vitest';
import { brokenBy } from '../testing/broken.js';
import { unneededRestatement } from './unneeded-restatement.js';

function beta(...fields: readonly string[]): string[] {
  const text = ['name: Beta', 'since: "10.0"', 'like: Alpha-v1', 'family: 25', 'model-id: Beta', ...fields, ''];
  return brokenBy(unneededRestatement, ['x86/models/Beta.yaml', null, text.join('\n')]);
}

test('what differs', () => {
  expect(beta('adds: {1_ECX: [vmx]}', 'drops: [{features: [monitor], reason: for once}]')).toEqual([]);
});

test.each([
  ['a number that is inherited', ['stepping: 3'], 'Alpha-v1 has the same stepping'],
  ['a feature that is inherited', ['adds: {1_EDX: [fpu]}'], 'Alpha-v1 has fpu already'],
  ['a feature that there is not', ['drops: [{features: [vmx], reason: x}]'], 'Alpha-v1 does not have vmx'],
])('%s', (_, fields, message) => {
  const lines = beta(...fields);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain(`unneeded-restatement: ${message}; expected only what differs`);
});
