import type { LibvirtRelease } from '@cpu-models/catalog';
import { type GeneratedFile, mapFile } from './output.js';
import { render } from './templates.js';

/** The vendors of each architecture. */
export function vendorFiles({ map, arm }: LibvirtRelease): GeneratedFile[] {
  const file = (arch: string, key: string, vendors: readonly { name: string; value: string }[], source: string) => {
    const view = { vendors: vendors.map((vendor) => ({ ...vendor, key, hasValue: key !== '' })) };
    return mapFile(`${arch}_vendors`, render('vendors', view), source);
  };
  return [
    file(
      'x86',
      'string',
      map.x86.vendors.map(({ name, string }) => ({ name, value: string })),
      'x86/libvirt/vendors.yaml',
    ),
    file(
      'ppc64',
      '',
      map.ppc64.vendors.map((name) => ({ name, value: '' })),
      'ppc64/vendors.yaml',
    ),
    file('arm', 'value', arm.vendors, 'arm/vendors.yaml'),
  ];
}

/** All of Arm but its vendors. */
export function armFiles({ arm }: LibvirtRelease): GeneratedFile[] {
  return [
    mapFile('arm_features', render('arm-features', { sections: arm.sections }), 'arm/features.yaml'),
    ...arm.models.map((model) =>
      mapFile(`arm_${model.file}`, render('arm-model', model), `arm/models/${model.file}.yaml`),
    ),
  ];
}

/** All of PowerPC but its vendors. */
export function ppc64Files({ ppc64 }: LibvirtRelease): GeneratedFile[] {
  return ppc64.models.map(({ name, vendor, pvrs, pvrIndent }) => {
    const view = { name, vendor, pvrs: pvrs.map((pvr) => ({ ...pvr, indent: ' '.repeat(pvrIndent) })) };
    return mapFile(`ppc64_${name}`, render('ppc64-model', view), `ppc64/models/${name}.yaml`);
  });
}

/** libcpuinfo's alias file, in releases that have it. */
export function libcpuinfoFiles({ libcpuinfoAliases: aliases }: LibvirtRelease): GeneratedFile[] {
  if (aliases === null) return [];
  return [mapFile('libcpuinfo_aliases', render('libcpuinfo-aliases', { aliases }), 'x86/libvirt/layout.yaml')];
}
