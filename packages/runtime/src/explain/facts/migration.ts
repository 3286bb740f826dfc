/** What two hosts must have in common for a guest to move, besides its features. */
export type Matter =
  | 'vendor'
  | 'tsc-frequency'
  | 'tsc-scaling'
  | 'phys-bits'
  | 'xsave-layout'
  | 'pmu'
  | 'machine-type'
  | 'accelerator';

export const MATTERS: Readonly<Record<Matter, { readonly why: string; readonly source: string }>> = {
  vendor: {
    why: "under KVM the guest's vendor is the host's, whatever the model; guests choose work-arounds and system call entries by it",
    source: 'QEMU target/i386/host-cpu.c, host_cpu_instance_init',
  },
  'tsc-frequency': {
    why: 'a guest that relies on the TSC (invtsc, or a fixed tsc-frequency) needs the same frequency within 250 ppm, or TSC scaling at the destination',
    source: 'QEMU target/i386/kvm/kvm.c, kvm_arch_set_tsc_khz; Linux arch/x86/kvm/x86.c, tsc_tolerance_ppm',
  },
  'tsc-scaling': {
    why: 'with it KVM can run the guest at another TSC frequency than its own',
    source: 'Linux arch/x86/kvm/x86.c, kvm_set_tsc_khz',
  },
  'phys-bits': {
    why: 'with host-phys-bits (also host-passthrough) the guest sees the width of the host: firmware and guest may use addresses that the other host lacks',
    source: 'QEMU target/i386/host-cpu.c, host_cpu_adjust_phys_bits',
  },
  'xsave-layout': {
    why: 'register state is sent in the layout of CPUID leaf 0xD: components that the guest uses must have the same size and offset',
    source: 'Intel SDM volume 1, chapter 13; QEMU target/i386/xsave_helper.c',
  },
  pmu: {
    why: "with pmu=on the guest sees the host's own performance counters (leaf 0xA)",
    source: 'QEMU target/i386/cpu.c, cpu_x86_cpuid',
  },
  'machine-type': { why: 'the destination must have the machine type', source: 'QEMU docs/devel/migration' },
  accelerator: { why: 'the state of a KVM guest cannot continue under TCG', source: 'QEMU docs/devel/migration' },
};
