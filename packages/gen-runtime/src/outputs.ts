import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Output } from '@cpu-models/outputs';
import { generateRuntime } from './generate.js';

/** The runtime package's data modules. */
const runtime: Output = {
  name: 'runtime',
  plan: async (view) => {
    const source = await view.source();
    const { qemu, libvirt } = source.one('release').value;
    const files = generateRuntime(
      source,
      qemu.map(({ release }) => qemuRelease(source, release)),
      libvirt.map(({ release }) => libvirtRelease(source, release)),
    );
    return { folder: 'packages/runtime/src/generated', files };
  },
};

export const OUTPUTS: readonly Output[] = [runtime];
