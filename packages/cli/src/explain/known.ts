import type { Known } from '@cpu-models/inputs';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { ABOUT } from '@cpu-models/runtime/data/about';

/** All that is known here: what inputs are read with. */
export const KNOWN: Known = {
  qemu: QEMU_RELEASES as readonly QemuRelease[],
  libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
  features: FEATURES,
  about: ABOUT.models,
};
