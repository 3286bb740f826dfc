import { atKey, defineRule } from '../rule.js';

export const versionOne = defineRule({
  id: 'version-one',
  what: 'Version 1 is the model itself, so it changes nothing.',
  *find(source) {
    for (const { document, value } of source.all('model')) {
      const [first] = value.versions ?? [];
      for (const field of ['properties', 'cache', 'alias'] as const) {
        if (first?.version !== 1 || first[field] === undefined) continue;
        yield atKey(document, ['versions', 0, field], {
          message: `version 1 of ${value.name} has ${field}`,
          expected: 'version 1 to be the model as it stands above',
          fix: 'say it of the model, or make a version 2',
        });
      }
    }
  },
});
