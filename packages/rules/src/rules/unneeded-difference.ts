import { unneededDifferences } from '@cpu-models/catalog';
import { libvirtReleases } from '../facts/spans.js';
import { documents } from '../facts/walk.js';
import { at, defineRule } from '../rule.js';

export const unneededDifference = defineRule({
  id: 'unneeded-difference',
  what: "Every difference between QEMU and libvirt changes something in a supported release of libvirt's.",
  // It may be the consequence of an edit that the freeze refuses, and must not hide that.
  forReaders: true,
  onlyIfSound: true,
  *find(source) {
    const byFile = new Map(documents(source).map((document) => [document.file, document]));
    for (const { entry, message } of unneededDifferences(source, libvirtReleases(source))) {
      const document = byFile.get(entry.file);
      if (document !== undefined)
        yield at(document, entry.path, { message, expected: 'a difference that there is', fix: 'delete it' });
    }
  },
});
