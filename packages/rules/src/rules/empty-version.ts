import { at, defineRule } from '../rule.js';

export const emptyVersion = defineRule({
  id: 'empty-version',
  what: 'Every version but the first changes something.',
  onlyIfSound: true,
  *find(source) {
    for (const { document, value } of source.all('model')) {
      for (const [i, { version, properties = {}, cache }] of (value.versions ?? []).entries()) {
        if (version === 1 || Object.keys(properties).length > 0 || cache !== undefined) continue;
        yield at(document, ['versions', i, 'version'], {
          message: `version ${version} of ${value.name} changes nothing`,
          expected: 'properties or a cache that are others than in the version before',
          fix: 'say what it changes, or delete it',
        });
      }
    }
  },
});
