import { at, defineRule } from '../rule.js';

export const unsaid = defineRule({
  id: 'unsaid',
  what: 'Nothing that the tree of a release has is left out because the source cannot say it.',
  // Generating goes on, with outputs that lack it.
  forReaders: true,
  *find(source) {
    for (const { document, value } of source.all('release')) {
      const entries = (['qemu', 'libvirt'] as const).flatMap((list) =>
        value[list].map(({ release, unsaid: lacks = [] }, i) => ({ list, i, release, lacks })),
      );
      for (const { list, i, release, lacks } of entries) {
        for (const [j, what] of lacks.entries())
          yield at(document, [list, i, 'unsaid', j], {
            message: `outputs of ${list === 'qemu' ? 'QEMU' : list} ${release} lack something: ${what}`,
            expected: 'a source that says all that the tree has',
            fix: 'teach it to the reader and the format, or the reader to ignore what no CPU hangs on (packages/docs/follow.md), then follow the tree again',
          });
      }
    }
  },
});
