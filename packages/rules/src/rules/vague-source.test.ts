import { formatProblem } from '@cpu-models/source';
import { expect, test } from 'vitest';
import { tinySource } from '../testing/broken.js';
import { vagueSource } from './vague-source.js';

const PATH = 'x86/hosts/kvm.yaml';
const fact = (source: string): string =>
  `kvm-never:\n  - {features: [alpha], reason: KVM has no use for it, source: "${source}"}\n`;
const faults = (source: string): string[] =>
  vagueSource.check(tinySource([PATH, null, fact(source)])).map(formatProblem);

test('a function of no release', () => {
  expect(faults('Linux arch/x86/kvm/cpuid.c, kvm_set_cpu_caps')).toEqual([
    "x86/hosts/kvm.yaml:2:64: vague-source: 'Linux arch/x86/kvm/cpuid.c, kvm_set_cpu_caps' does not say which release was read; expected a release or a commit of 12 digits, as in: Linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps",
  ]);
});

test.each([
  'Linux 6.12 arch/x86/kvm/cpuid.c, kvm_set_cpu_caps',
  'Linux fb92045843a8 (KVM: MMU: remove KVM host pv mmu support)',
  'QEMU issue 3153',
  'Intel SDM volume 3, appendix A',
])('%s says it', (source) => {
  expect(faults(source)).toEqual([]);
});
