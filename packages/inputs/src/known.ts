import type { About, CpuMap, FeatureSpelling, QemuRelease } from '@cpu-models/runtime';

/** What reading looks names up in: the generated data, or any part of it. */
export interface Known {
  readonly qemu: readonly QemuRelease[];
  readonly libvirt: readonly CpuMap[];
  readonly features: readonly FeatureSpelling[];
  /** ABOUT.models of the data: words for generations (Genoa, Zen 3) lead to models. */
  readonly about?: About['models'];
}

/** A mistake in an input: what it is, or what is wrong with it. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly isUserError = true;
}
