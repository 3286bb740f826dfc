import { featureUses } from '../facts/feature-uses.js';
import { featuresByName, place, wordsByName } from '../facts/features.js';
import { at, defineRule } from '../rule.js';

export const wrongWord = defineRule({
  id: 'wrong-word',
  what: 'A feature is listed under the word that its bit is in.',
  needs: ['word'],
  *find(source) {
    const known = featuresByName(source);
    for (const { document, path, name, word } of featureUses(source)) {
      const [entry] = known.get(name) ?? [];
      if (entry === undefined || word === undefined || entry.word.value.word === word) continue;
      // A word that does not exist is another rule's.
      if (!wordsByName(source).has(word)) continue;
      yield at(document, path, {
        message: `${name} is not a feature of ${word}: it is ${place(entry)}`,
        expected: `a feature of ${word}`,
        fix: `list it under ${entry.word.value.word}`,
      });
    }
  },
});
