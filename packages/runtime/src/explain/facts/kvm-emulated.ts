import type { Fact } from './fact.js';

const CPUID = 'Linux arch/x86/kvm/cpuid.c, kvm_set_cpu_caps';
const QEMU = 'QEMU target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid';

function emulated(features: readonly string[], reason: string, source: string): Fact {
  return { features, reason, remedy: null, source };
}

/** Features that guests can have although the host CPU has none of it. */
export const KVM_EMULATED: readonly Fact[] = [
  emulated(['x2apic'], 'KVM emulates the interrupt controller, x2apic mode included', CPUID),
  emulated(['tsc-deadline'], 'KVM emulates the timer of the interrupt controller', QEMU),
  emulated(['tsc-adjust'], 'KVM keeps the MSR for the guest itself', CPUID),
  emulated(['arch-capabilities'], 'KVM answers for the MSR itself', CPUID),
  emulated(
    ['umip'],
    'KVM emulates it by intercepting the instructions',
    'Linux arch/x86/kvm/vmx/vmx.c, vmx_umip_emulated',
  ),
  emulated(['hypervisor'], 'it only says that this is a guest', QEMU),
  emulated(['arat'], 'the timer is an emulated one, which never stops', QEMU),
  emulated(['mtrr', 'pat', 'mce', 'mca'], 'KVM emulates it for every guest', QEMU),
  emulated(['topoext'], 'QEMU makes up the topology leaves itself', QEMU),
  emulated(['overflow-recov', 'succor'], 'machine checks reach the guest through QEMU', QEMU),
  emulated(['kvmclock*', 'kvm-*'], 'it is between the guest and KVM; no CPU has it', CPUID),
  emulated(['spec-ctrl', 'stibp', 'ssbd'], 'KVM offers the Intel form where the CPU has the AMD form', CPUID),
  emulated(
    ['ibpb', 'ibrs', 'amd-stibp', 'amd-ssbd', 'amd-no-ssb'],
    'KVM offers the AMD form where the CPU has the Intel form',
    CPUID,
  ),
  emulated(['virt-ssbd'], 'KVM offers it where the kernel can switch the mitigation', CPUID),
  emulated(
    ['null-sel-clr-base', 'lfence-always-serializing'],
    'KVM sets it for CPUs that behave so without saying it',
    CPUID,
  ),
  emulated(
    ['svme-addr-chk', 'vmcb-clean'],
    "KVM does it in the guest's own virtualization",
    'Linux arch/x86/kvm/svm/svm.c, svm_set_cpu_caps',
  ),
  emulated(['vmx-*'], "KVM emulates much of VMX for guests' own guests", 'Linux arch/x86/kvm/vmx/nested.c'),
];
