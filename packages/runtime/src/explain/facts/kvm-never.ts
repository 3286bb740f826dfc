import type { Fact } from './fact.js';

const CPUID = 'Linux arch/x86/kvm/cpuid.c, kvm_set_cpu_caps';

function never(features: readonly string[], reason: string, source = CPUID): Fact {
  return { features, reason, remedy: null, source };
}

/** Features of real CPUs that KVM gives to no guest, or only on terms. */
export const KVM_NEVER: readonly Fact[] = [
  {
    features: ['monitor'],
    reason: 'KVM offers monitor/mwait only to guests that may keep the CPU asleep',
    remedy: 'start QEMU with -overcommit cpu-pm=on, or do without monitor',
    source: 'QEMU target/i386/kvm/kvm.c, kvm_arch_get_supported_cpuid; Linux arch/x86/kvm/cpuid.c',
  },
  never(['dtes64', 'ds', 'ds-cpl', 'pbe'], 'KVM gives guests no debug store, except with PEBS on recent Intel CPUs'),
  never(['est', 'tm', 'tm2', 'acpi'], 'KVM gives guests no power management of the processor'),
  never(['smx', 'skinit'], 'KVM gives guests no measured launch'),
  never(['xtpr', 'cid', 'dca', 'pn', 'ia64'], 'KVM knows nothing for a guest to do with it'),
  never(['extapic', 'wdt', 'lwp', 'nodeid-msr', 'perfctr-nb', 'ibs'], 'KVM does not virtualize it'),
  never(
    ['hle', 'rtm'],
    'QEMU hides TSX of CPUs whose TSX is known to be broken',
    'QEMU target/i386/kvm/kvm.c, host_tsx_broken',
  ),
];

/** Since which Linux KVM offers a feature. */
export interface KvmSince extends Fact {
  readonly kernel: string;
}

function since(kernel: string, features: readonly string[], source: string): KvmSince {
  return {
    kernel,
    features,
    reason: `KVM offers it since Linux ${kernel}`,
    remedy: `Linux ${kernel} or later`,
    source,
  };
}

export const KVM_SINCE: readonly KvmSince[] = [
  since('5.10', ['pks'], CPUID),
  since('5.17', ['amx-tile', 'amx-int8', 'amx-bf16'], 'Linux 5.17, KVM: x86: AMX support'),
  since(
    '6.2',
    ['amx-fp16', 'avx-ifma', 'avx-vnni-int8', 'avx-ne-convert', 'cmpccxadd', 'prefetchiti'],
    'Linux 6.2, KVM: x86: Advertise new Intel instructions',
  ),
  since(
    '6.3',
    ['auto-ibrs', 'no-nested-data-bp', 'null-sel-clr-base', 'lfence-always-serializing'],
    'Linux 6.3, KVM: x86: CPUID 0x80000021',
  ),
  since('6.4', ['vnmi'], 'Linux 6.4, KVM: nSVM: vNMI'),
  since('6.8', ['lam'], 'Linux 6.8, KVM: x86: LAM'),
];
