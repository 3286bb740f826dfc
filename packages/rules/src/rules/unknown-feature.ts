import { suggest } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { featureUses } from '../facts/feature-uses.js';
import { featuresByName, otherSpellings, place } from '../facts/features.js';
import { at, defineRule, type Words } from '../rule.js';

export const unknownFeature = defineRule({
  id: 'unknown-feature',
  what: 'Every feature that is named anywhere is defined in x86/words, under that very name.',
  needs: ['word'],
  *find(source) {
    const known = featuresByName(source);
    for (const { document, path, name } of featureUses(source)) {
      if (!known.has(name)) yield at(document, path, explain(source, name));
    }
  },
});

/** Why a name is unknown: from another vocabulary, misspelt, or neither. */
function explain(source: Source, name: string): Words {
  const expected = 'a name from x86/words';
  const others = otherSpellings(source).get(name);
  if (others !== undefined) {
    const [first] = others;
    const whose = [...new Set(others.map((other) => other.whose))].join(', ');
    if (first !== undefined) {
      const { entry } = first;
      return {
        message: `no feature is called ${name} here: it is ${whose} for ${entry.feature.name}`,
        expected,
        fix: `write ${entry.feature.name} (${place(entry)})`,
      };
    }
  }
  const known = featuresByName(source);
  const [nearest] = suggest(name, known.keys(), 1);
  const entry = nearest === undefined ? undefined : known.get(nearest)?.[0];
  const fix = entry === undefined ? 'add its bit to a file of x86/words' : `did you mean ${nearest} (${place(entry)})?`;
  return { message: `no feature is called ${name}`, expected, fix };
}
