import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import type { Output } from '@cpu-models/outputs';
import { generateInputs, generateRuntime } from './generate.js';

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

/** What is known of the texts that people have, for the room that reads them. */
const inputs: Output = {
  name: 'inputs',
  plan: async (view) => ({ folder: 'packages/inputs/src/generated', files: generateInputs(await view.source()) }),
};

export const OUTPUTS: readonly Output[] = [runtime, inputs];
