import { expect, it } from 'vitest';
import { describeDrift } from './describe.js';

const source = { file: 'x86/libvirt/rules.yaml', path: ['omit', 0] };
const bug = { kind: 'upstream-bug', reason: 'a comma is missing', source } as const;
const policy = { kind: 'policy', reason: 'nobody wants <monitor> & co', source } as const;
const report = {
  names: ['A', 'B', 'C'],
  differences: [
    { name: 'A', what: 'lacks', feature: 'monitor', because: policy },
    { name: 'B', what: 'lacks', feature: 'monitor', because: policy },
    { name: 'B', what: 'lacks', feature: 'vmx-invvpid', because: bug },
    { name: 'C', what: 'has', feature: 'rdtscp' },
  ],
  onlyQemu: [{ name: 'D', reason: 'not adopted' }],
  onlyLibvirt: [],
  unexplained: [{ name: 'C', what: 'has', feature: 'rdtscp' }],
} as const;

it('the text ends with totals', () => {
  const result = { qemu: '10.0', libvirt: '11.3', report, contradictions: [], live: null };
  expect(describeDrift(result).split('\n').at(-1)).toContain(
    '3 names in both, 3 differ in 4 points: 1 upstream-bug, 2 policy;',
  );
});
