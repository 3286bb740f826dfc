import type { Fact } from './fact.js';

/** Bits that QEMU shows to guests only with a PMU, although they can be switched on without. */
export const NEEDS_PMU: readonly Fact[] = [
  {
    features: ['pdcm'],
    reason:
      'QEMU hides it from guests without a PMU (up to 10.0 in CPUID only; later clears it unless the machine type keeps x-pdcm-on-even-without-pmu)',
    remedy: "switch the PMU on: pmu=on, in libvirt <features><pmu state='on'/></features>",
    source: 'QEMU target/i386/cpu.c, cpu_x86_cpuid and x86_cpu_expand_features',
  },
  {
    features: ['arch-lbr', 'perfmon-v2'],
    reason: 'its leaves are passed through only with a PMU',
    remedy: "switch the PMU on: pmu=on, in libvirt <features><pmu state='on'/></features>",
    source: 'QEMU target/i386/cpu.c, cpu_x86_cpuid',
  },
];

/** What QEMU hides from `host` and `max` since a release, by the host's vendor. */
export interface HiddenFromMax extends Fact {
  readonly vendor: string;
  /** First release. */
  readonly since: string;
  /** A property that brings the old answer back, and machine types up to this release set it. */
  readonly property: string;
  readonly machinesUpTo: string;
}

export const HIDDEN_FROM_MAX: readonly HiddenFromMax[] = [
  {
    features: [
      'arch-capabilities',
      'rdctl-no',
      'ibrs-all',
      'rsba',
      'skip-l1dfl-vmentry',
      'mds-no',
      'pschange-mc-no',
      'gds-no',
      'rfds-no',
      'taa-no',
    ],
    vendor: 'AuthenticAMD',
    since: '10.1',
    property: 'x-arch-cap-always-on',
    machinesUpTo: '10.0',
    reason:
      'the MSR is one of Intel CPUs that KVM emulates everywhere; since 10.1 QEMU hides it from host and max on AMD',
    remedy:
      "drop arch-capabilities from the guest's CPU (on AMD it says nothing), or keep a machine type of 10.0 or older",
    source: 'QEMU target/i386/cpu.c, x86_cpu_get_supported_feature_word (x-arch-cap-always-on)',
  },
];

/** What a topology of several threads switches on, and who stumbles over it. */
export const BY_TOPOLOGY: readonly Fact[] = [
  {
    features: ['ht', 'cmp-legacy'],
    reason:
      'QEMU 10.0 and later report it for guests with more than one CPU; before, guests saw it but QEMU did not say so',
    remedy:
      "libvirt 11.10.0 or later expects it; older ones with check='full' refuse 'extra features: ht' after the upgrade",
    source: 'QEMU issue 3153; QEMU target/i386/cpu.c, x86_cpu_expand_features',
  },
];

/** Names of features that other releases and projects used. */
export const OLD_NAMES: readonly { readonly name: string; readonly now: string; readonly source: string }[] = [
  { name: 'arch-facilities', now: 'arch-capabilities', source: 'Red Hat bug 1867127' },
  { name: 'clflsh', now: 'clflush', source: 'Intel SDM volume 2, CPUID (CLFSH)' },
  { name: 'nxe', now: 'nx', source: 'AMD APM volume 2, EFER.NXE' },
];
