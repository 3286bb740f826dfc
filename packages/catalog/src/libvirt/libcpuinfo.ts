import { holds } from '../span.js';
import type { Context } from './definition.js';
import { libvirtPresence, libvirtSpelling, qemuSpelling } from './feature-index.js';
import { featureSections } from './features.js';
import { isPresent } from './libvirt-span.js';

/** A feature that libcpuinfo spells otherwise than libvirt. */
export interface LibcpuinfoAlias {
  readonly name: string;
  readonly canonical: string;
}

/**
 * The entries of libcpuinfo_aliases.xml in the order of the features, or null before libvirt had the file.
 * libcpuinfo spells CPUID features as QEMU does, but for the exceptions of the layout.
 */
export function libcpuinfoAliases(context: Context): LibcpuinfoAlias[] | null {
  const layout = context.docs.layout['libcpuinfo-aliases'];
  if (!holds({ since: layout.since }, context.release)) return null;
  return featureSections(context).flatMap(({ word }) => {
    if ('msr' in word.at) return [];
    const features = word.features.filter((feature) => isPresent(libvirtPresence({ word, feature }), context.release));
    return features.flatMap((feature) => {
      const name = libvirtSpelling(feature);
      const canonical = layout.also?.[name] ?? qemuSpelling(feature) ?? name;
      return canonical === name ? [] : [{ name, canonical }];
    });
  });
}
