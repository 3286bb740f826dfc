import { cTables } from '@cpu-models/catalog';
import type { Output } from '@cpu-models/outputs';
import { generateQemu } from './generate.js';

/** QEMU's C tables, a folder per release. */
const qemu: Output = {
  name: 'qemu',
  plan: async (view) => {
    const source = await view.source();
    const files = source
      .one('release')
      .value.qemu.flatMap(({ release }) =>
        generateQemu(cTables(source, release)).map(({ path, text }) => ({ path: `${release}/${path}`, text })),
      );
    return { folder: 'dist/qemu', files };
  },
};

export const OUTPUTS: readonly Output[] = [qemu];
