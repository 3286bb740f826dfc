import type { Fact } from './fact.js';

/** CPUs by /proc/cpuinfo: family, and models where not all of the family. */
export interface CpuRange {
  readonly vendor: string;
  readonly family: number;
  readonly models?: readonly number[];
}

/** Features that Linux or microcode takes away from some CPUs that have them. */
export interface Erratum extends Fact {
  readonly cpus: readonly CpuRange[];
  /** `microcode`: new microcode decides; `erratum`: the kernel or KVM switches it off. */
  readonly cause: 'erratum' | 'microcode';
}

export const ERRATA: readonly Erratum[] = [
  {
    features: ['xsaves'],
    cpus: [
      { vendor: 'AuthenticAMD', family: 0x17 },
      { vendor: 'HygonGenuine', family: 0x18 },
    ],
    cause: 'erratum',
    reason: 'Linux disables XSAVES on this CPU, because of an erratum that corrupts register state',
    remedy: 'use a version of the model without xsaves, or xsaves=off',
    source: 'Linux b0563468eeac (x86/CPU/AMD: Disable XSAVES on AMD family 0x17); QEMU fb00aa61267c',
  },
  {
    features: ['hle', 'rtm'],
    cpus: [{ vendor: 'GenuineIntel', family: 6 }],
    cause: 'microcode',
    reason:
      'TSX is off: Linux disables it where it is vulnerable (tsx=off is the default), and microcode of 2021 removes it',
    remedy:
      'use a -noTSX form of the model or hle=off,rtm=off; or boot the host with tsx=on where its CPU still has TSX',
    source: 'Linux Documentation/admin-guide/hw-vuln/tsx_async_abort.rst',
  },
  {
    features: ['md-clear'],
    cpus: [{ vendor: 'GenuineIntel', family: 6, models: [0x1a, 0x1e, 0x1f, 0x2e, 0x25, 0x2c, 0x2f] }],
    cause: 'microcode',
    reason: 'Intel made no microcode with md-clear for Nehalem and Westmere',
    remedy: 'do without md-clear',
    source: 'Red Hat bug 2079267',
  },
  {
    features: ['pcid', 'invpcid'],
    cpus: [{ vendor: 'GenuineIntel', family: 6, models: [0x97, 0x9a, 0xb7, 0xba, 0xbf] }],
    cause: 'erratum',
    reason: 'INVLPG leaves global translations behind on this CPU, so Linux disables PCID until microcode mends it',
    remedy: 'update the microcode, or do without pcid',
    source: 'Linux ce0b15d11ad8 (x86/mm: Avoid incomplete Global INVLPG flushes)',
  },
];

/** Features that came with microcode to CPUs that were sold without them. */
export const FROM_MICROCODE: readonly Fact[] = [
  {
    features: [
      'spec-ctrl',
      'stibp',
      'ssbd',
      'ibpb',
      'ibrs',
      'amd-stibp',
      'amd-ssbd',
      'virt-ssbd',
      'md-clear',
      'flush-l1d',
      'core-capability',
    ],
    reason: 'it comes with microcode (and BIOS) updates since 2018',
    remedy: 'update the microcode of the host, then reload it (reboot)',
    source: 'Linux Documentation/admin-guide/hw-vuln',
  },
  {
    features: [
      'arch-capabilities',
      'rdctl-no',
      'ibrs-all',
      'rsba',
      'skip-l1dfl-vmentry',
      'ssb-no',
      'mds-no',
      'pschange-mc-no',
      'tsx-ctrl',
      'taa-no',
    ],
    reason: 'the MSR that says so comes with microcode',
    remedy: 'update the microcode of the host; a CPU that is vulnerable never gets the bit',
    source: 'Linux Documentation/admin-guide/hw-vuln',
  },
  {
    features: [
      'fb-clear',
      'sbdr-ssdp-no',
      'fbsdp-no',
      'psdp-no',
      'gds-no',
      'rfds-no',
      'rfds-clear',
      'bhi-no',
      'srso-no',
      'sbpb',
      'ibpb-brtype',
    ],
    reason: 'microcode since 2022 reports it',
    remedy: 'update the microcode of the host; a CPU that is vulnerable never gets a -no bit',
    source: 'Linux Documentation/admin-guide/hw-vuln',
  },
];
