import { libvirtRelease } from '@cpu-models/catalog';
import type { Output } from '@cpu-models/outputs';
import { generateLibvirt } from './generate.js';

/** libvirt's cpu_map, a folder per release. */
const libvirt: Output = {
  name: 'libvirt',
  plan: async (view) => {
    const source = await view.source();
    const files = source.one('release').value.libvirt.flatMap(({ release }) =>
      generateLibvirt(libvirtRelease(source, release)).map(({ path, text }) => ({
        path: `${release}/${path}`,
        text,
      })),
    );
    return { folder: 'dist/libvirt', files };
  },
};

export const OUTPUTS: readonly Output[] = [libvirt];
