import type { Fact } from './fact.js';

/** A parameter of a KVM module without which KVM does not offer the features. */
export interface KvmParameter extends Fact {
  readonly module: 'kvm' | 'kvm_intel' | 'kvm_amd';
  readonly parameter: string;
  /** `nested` is a class of its own: everything about guests' own guests hangs on it. */
  readonly nested?: boolean;
}

const SVM = 'Linux arch/x86/kvm/svm/svm.c, svm_set_cpu_caps';
const VMX = 'Linux arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs';

function parameter(
  module: KvmParameter['module'],
  name: string,
  features: readonly string[],
  source: string,
): KvmParameter {
  const reason = `${module} was loaded with ${name} off`;
  return { module, parameter: name, features, reason, remedy: `load ${module} with ${name}=1`, source };
}

/** In order: the first parameter that is off is the cause. */
export const KVM_PARAMETERS: readonly KvmParameter[] = [
  {
    ...parameter(
      'kvm_amd',
      'nested',
      ['svm', 'svm-lock', 'npt', 'nrip-save', 'vgif', 'vnmi', 'lbrv', 'tsc-scale', 'vmcb-clean'],
      SVM,
    ),
    nested: true,
  },
  {
    ...parameter(
      'kvm_amd',
      'nested',
      ['flushbyasid', 'decodeassists', 'pause-filter', 'pfthreshold', 'v-vmsave-vmload', 'svme-addr-chk'],
      SVM,
    ),
    nested: true,
  },
  { ...parameter('kvm_intel', 'nested', ['vmx', 'vmx-*'], VMX), nested: true },
  parameter('kvm_amd', 'npt', ['npt'], SVM),
  parameter('kvm_amd', 'nrips', ['nrip-save'], SVM),
  parameter('kvm_amd', 'vgif', ['vgif'], SVM),
  parameter('kvm_amd', 'vnmi', ['vnmi'], SVM),
  parameter('kvm_amd', 'lbrv', ['lbrv'], SVM),
  parameter('kvm_amd', 'vls', ['v-vmsave-vmload'], SVM),
  parameter('kvm_amd', 'tsc_scaling', ['tsc-scale'], SVM),
  parameter('kvm_amd', 'pause_filter_count', ['pause-filter'], SVM),
  parameter('kvm_amd', 'pause_filter_thresh', ['pfthreshold'], SVM),
  parameter(
    'kvm_intel',
    'ept',
    ['vmx-ept', 'vmx-ept-*', 'vmx-invept*', 'vmx-unrestricted-guest', 'vmx-eptp-switching', 'vmx-vmfunc'],
    VMX,
  ),
  parameter('kvm_intel', 'vpid', ['vmx-vpid', 'vmx-invvpid*'], VMX),
  parameter('kvm_intel', 'unrestricted_guest', ['vmx-unrestricted-guest'], VMX),
  parameter('kvm_intel', 'eptad', ['vmx-eptad', 'vmx-pml'], VMX),
  parameter('kvm_intel', 'pml', ['vmx-pml'], VMX),
  parameter('kvm_intel', 'enable_apicv', ['vmx-posted-intr', 'vmx-apicv-*'], VMX),
  parameter(
    'kvm_intel',
    'pt_mode',
    ['intel-pt', 'intel-pt-lip'],
    'Linux arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps: only in host-guest mode',
  ),
  parameter('kvm_intel', 'sgx', ['sgx*'], 'Linux arch/x86/kvm/vmx/vmx.c, vmx_set_cpu_caps'),
  parameter(
    'kvm',
    'enable_pmu',
    ['pmu', 'pdcm', 'arch-lbr', 'perfmon-v2', 'full-width-write'],
    'Linux arch/x86/kvm/pmu.h, kvm_init_pmu_capability',
  ),
];

/** How the kernel prints a parameter that is off. */
export function isOff(value: string): boolean {
  return ['0', 'N', 'n', 'off'].includes(value.trim());
}
