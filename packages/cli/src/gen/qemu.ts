import { cTables } from '@cpu-models/catalog';
import type { Plan } from '@cpu-models/emit';
import { generateQemu } from '@cpu-models/gen-qemu';
import type { Source } from '@cpu-models/source';

/** QEMU's C tables, a folder per release. */
export function planQemu(source: Source): Plan[] {
  const releases = source.one('release').value.qemu.map((entry) => entry.release);
  const files = releases.flatMap((release) =>
    generateQemu(cTables(source, release)).map(({ path, text }) => ({ path: `${release}/${path}`, text })),
  );
  return [{ folder: 'dist/qemu', files }];
}
