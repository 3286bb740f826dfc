import type { LibvirtSlice } from '../slice/libvirt.js';
import { featureSections } from './features.js';

/** A feature that libcpuinfo spells otherwise than libvirt. */
export interface LibcpuinfoAlias {
  readonly name: string;
  readonly canonical: string;
}

/**
 * The entries of libcpuinfo_aliases.xml in the order of the features, or null before libvirt had the file.
 * libcpuinfo spells CPUID features as QEMU does, but for the exceptions of the layout.
 */
export function libcpuinfoAliases(slice: LibvirtSlice): LibcpuinfoAlias[] | null {
  const layout = slice.one('libvirt-layout')['libcpuinfo-aliases'];
  if (layout === undefined) return null;
  return featureSections(slice).flatMap(({ word }) => {
    if ('msr' in word.at) return [];
    const features = word.features.filter(({ standing }) => standing === 'known');
    return features.flatMap(({ spelling: name, qemu }) => {
      const canonical = layout.also?.[name] ?? qemu ?? name;
      return canonical === name ? [] : [{ name, canonical }];
    });
  });
}
