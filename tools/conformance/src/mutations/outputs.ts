import { cTables, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { generateQemu } from '@cpu-models/gen-qemu';
import { generateRuntime } from '@cpu-models/gen-runtime';
import type { QemuRelease } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';

/** The texts of libvirt's map, all releases. */
export function libvirtTexts(source: Source): unknown {
  return libvirtReleases(source).map(generateLibvirt);
}

/** What the runtime reads of every QEMU release. */
export function qemuReleases(source: Source): QemuRelease[] {
  return source.one('release').value.qemu.map(({ release }) => qemuRelease(source, release));
}

/** Everything that is generated. */
export function allOutputs(source: Source): unknown {
  return [
    source.one('release').value.qemu.map(({ release }) => generateQemu(cTables(source, release))),
    libvirtTexts(source),
    generateRuntime(source, qemuReleases(source), libvirtReleases(source)),
  ];
}

function libvirtReleases(source: Source) {
  return source.one('release').value.libvirt.map(({ release }) => libvirtRelease(source, release));
}
