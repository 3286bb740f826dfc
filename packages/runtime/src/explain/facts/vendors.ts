import type { Fact } from './fact.js';

/** Features that only CPUs of some vendors ever had. */
export interface VendorOnly extends Fact {
  readonly vendors: readonly string[];
  /** What the others have instead, by feature. */
  readonly instead?: Readonly<Record<string, string>>;
}

const AMD = ['AuthenticAMD', 'HygonGenuine'];
const INTEL = ['GenuineIntel'];
const VMX_CPUS = ['GenuineIntel', 'CentaurHauls', '  Shanghai  '];

/** From the vendors' manuals; a virtual CPU under KVM takes the host's vendor whatever its model. */
export const VENDOR_ONLY: readonly VendorOnly[] = [
  {
    features: ['svm', 'svm-lock', 'npt', 'nrip-save', 'vgif', 'vnmi', 'lbrv', 'tsc-scale', 'vmcb-clean', 'flushbyasid'],
    vendors: AMD,
    instead: { svm: 'vmx' },
    reason: 'it is part of virtualization on AMD CPUs',
    remedy: 'on Intel hosts ask for vmx instead',
    source: 'AMD APM volume 3, CPUID Fn8000_000A',
  },
  {
    features: ['decodeassists', 'pause-filter', 'pfthreshold', 'v-vmsave-vmload', 'svme-addr-chk', 'skinit'],
    vendors: AMD,
    reason: 'it is part of virtualization on AMD CPUs',
    remedy: null,
    source: 'AMD APM volume 3, CPUID Fn8000_000A',
  },
  {
    features: ['vmx', 'vmx-*'],
    vendors: VMX_CPUS,
    instead: { vmx: 'svm' },
    reason: 'it is part of virtualization on Intel CPUs',
    remedy: 'on AMD hosts ask for svm instead',
    source: 'Intel SDM volume 3, appendix A',
  },
  {
    features: [
      'sse4a',
      'misalignsse',
      'xop',
      'fma4',
      'tbm',
      'lwp',
      '3dnow',
      '3dnowext',
      'clzero',
      'xsaveerptr',
      'perfctr-core',
      'auto-ibrs',
    ],
    vendors: AMD,
    reason: 'only AMD CPUs have it',
    remedy: 'use a model of the host CPU vendor',
    source: 'AMD APM volume 3, appendix D',
  },
  {
    features: [
      'mpx',
      'hle',
      'rtm',
      'sgx*',
      'intel-pt',
      'amx-*',
      'avx512-4vnniw',
      'avx512-4fmaps',
      'tsx-ldtrk',
      'serialize',
      'ss',
    ],
    vendors: INTEL,
    reason: 'only Intel CPUs have it',
    remedy: 'use a model of the host CPU vendor',
    source: 'Intel SDM volume 1, chapter 5',
  },
];
