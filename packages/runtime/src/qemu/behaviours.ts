/**
 * Rules that some releases follow and others do not, and that no other fact of a release tells.
 *
 * What each means, since when and by which source, is said in schemas/x86/qemu/behaviours.yaml.
 */
export const BEHAVIOURS = [
  'accelerator-defaults-first',
  'kvm-vendor-for-base',
  'max-signature-at-realize',
  'model-needs-family-6',
  'invtsc-migrates-with-tsc-frequency',
  'unsupported-xsave-components-dropped',
  'xss-components-count-as-supported',
  'supervisor-state-needs-xsaves',
  'topology-features-at-expansion',
  'pdcm-needs-pmu',
  'arch-lbr-needs-pmu',
  'mpx-conflicts-with-apx',
  'forced-avx10-version-stays',
  'pae-has-36-bits',
  'tcg-fixed-phys-bits',
  'addressable-ids-in-leaf-1',
  'dies-in-thread-counts',
  'cache-sharing-by-level',
  'compacted-xsave-size',
  'syscall-hidden-from-intel',
  'sgx-hidden-in-leaf-7',
  'leaf-d-known-components',
] as const;

/** Something that QEMU does differently from some release on; one of {@link BEHAVIOURS}. */
export type Behaviour = (typeof BEHAVIOURS)[number];
