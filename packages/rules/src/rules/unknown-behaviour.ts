import type { LibvirtBehavioursFile, Path } from '@cpu-models/source';
import { at, defineRule } from '../rule.js';

export const unknownBehaviour = defineRule({
  id: 'unknown-behaviour',
  what: "What libvirt's tables say of releases with a behaviour names one that there is.",
  *find(source) {
    for (const { document, value } of source.all('libvirt-behaviours')) {
      const known = value.behaviours.map(({ id }) => id);
      for (const [path, when] of usesOf(value)) {
        if (known.includes(when)) continue;
        yield at(document, path, { message: `no behaviour is called ${when}`, expected: `one of ${known.join(', ')}` });
      }
    }
  },
});

/** Every place that names a behaviour. */
function usesOf(file: LibvirtBehavioursFile): [Path, string][] {
  const lists = {
    'internal-features': ['features', file['internal-features'].features],
    'qemu-names': ['names', file['qemu-names'].names],
    'never-in-qemu': ['features', file['never-in-qemu'].features],
  } as const;
  return Object.entries(lists).flatMap(([table, [list, entries]]) =>
    entries.flatMap(({ when }, i): [Path, string][] => (when === undefined ? [] : [[[table, list, i, 'when'], when]])),
  );
}
