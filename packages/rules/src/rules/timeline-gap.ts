import type { ModelFile, Span, Timeline } from '@cpu-models/source';
import { releasesOf, valueIn } from '../facts/spans.js';
import { atKey, defineRule } from '../rule.js';

/** Fields that a model must have in each release that has the model. */
const FIELDS = [
  'vendor',
  'family',
  'model',
  'stepping',
  'level',
  'xlevel',
  'model-id',
] as const satisfies readonly (keyof ModelFile)[];

export const timelineGap = defineRule({
  id: 'timeline-gap',
  what: 'What a thing cannot be without, it has in every supported release that has the thing.',
  needs: ['release'],
  *find(source) {
    const missing = (timeline: Timeline<string | number | boolean> | undefined, span: Span) =>
      releasesOf(source, span).filter((release) => valueIn(source, timeline, release) === undefined);
    const words = (field: string, of: string, releases: readonly string[]) => ({
      message: `${of} has no ${field} in QEMU ${releases.join(', ')}`,
      expected: 'a value in every supported release that has it',
      fix: 'extend since or until of an entry',
    });
    for (const { document, value } of source.all('model')) {
      // What a model does not say itself, the one that it is like says.
      for (const field of FIELDS.filter((name) => value[name] !== undefined || value.like === undefined)) {
        const releases = missing(value[field], value);
        if (releases.length > 0) yield atKey(document, [field], words(field, value.name, releases));
      }
    }
    for (const { document, value } of source.all('properties')) {
      for (const [i, entry] of value.properties.entries()) {
        const releases = missing(entry.default, entry);
        if (releases.length > 0)
          yield atKey(document, ['properties', i, 'default'], words('default', entry.name, releases));
      }
    }
  },
});
