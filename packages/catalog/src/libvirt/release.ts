import type { CpuMap } from '@cpu-models/runtime';
import { memo, type Source } from '@cpu-models/source';
import { type LibvirtSlice, libvirtSlice } from '../slice/libvirt.js';
import { type ArmRelease, armRelease } from './arm.js';
import { type LibcpuinfoAlias, libcpuinfoAliases } from './libcpuinfo.js';
import { type Ppc64Release, ppc64Release } from './ppc64.js';
import { type X86Release, x86Release } from './x86.js';

/** libvirt's map of one release: what it loads, how its files look, and why names differ from QEMU's. */
export interface LibvirtRelease {
  readonly release: string;
  readonly map: CpuMap;
  readonly x86: X86Release;
  readonly arm: ArmRelease;
  readonly ppc64: Ppc64Release;
  readonly libcpuinfoAliases: readonly LibcpuinfoAlias[] | null;
  readonly layout: {
    /** Groups are elements of the index; else comments. */
    readonly groupElements: boolean;
    /** x86_features.xml is in its generated form. */
    readonly generatedFeatures: boolean;
    /** Lines of the comment at the head of x86_features.xml. */
    readonly featuresHeader: readonly string[];
  };
}

/** Derives the complete map of one libvirt release from the source. Same source, same value. */
export function libvirtRelease(source: Source, release: string): LibvirtRelease {
  return derive(libvirtSlice(source, release));
}

const derive = memo((slice: LibvirtSlice): LibvirtRelease => {
  const { release } = slice;
  const x86 = x86Release(slice);
  const arm = armRelease(slice);
  const ppc64 = ppc64Release(slice);
  const { features, index } = slice.one('libvirt-layout');
  return {
    release,
    map: { release, x86: x86.map, arm: arm.map, ppc64: ppc64.map },
    x86,
    arm,
    ppc64,
    libcpuinfoAliases: libcpuinfoAliases(slice),
    layout: {
      groupElements: index['group-elements'],
      generatedFeatures: features.generated,
      featuresHeader: features.generated ? features['header-generated'] : features['header-by-hand'],
    },
  };
});
