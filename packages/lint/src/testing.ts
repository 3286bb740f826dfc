import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { type LintOptions, lintText } from './lint.js';
import { makeNames } from './names/names.js';

/** All names of all releases, for tests and measures. */
export const NAMES = makeNames({
  features: FEATURES,
  qemu: QEMU_RELEASES as readonly QemuRelease[],
  libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
});

/** `wrong → right` of each finding that is not a note. */
export function wrongNames(path: string, text: string, options?: LintOptions): string[] {
  return lintText(path, text, NAMES, options)
    .filter(({ level }) => level !== 'note')
    .map(({ name, suggestion }) => (suggestion === null ? name : `${name} → ${suggestion}`));
}
