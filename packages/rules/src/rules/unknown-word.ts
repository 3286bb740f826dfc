import { suggest } from '@cpu-models/runtime';
import { wordsByName } from '../facts/features.js';
import { wordUses } from '../facts/word-uses.js';
import { at, atKey, defineRule } from '../rule.js';

export const unknownWord = defineRule({
  id: 'unknown-word',
  what: 'Every feature word that is named anywhere has a file in x86/words.',
  needs: ['word'],
  *find(source) {
    const known = wordsByName(source);
    for (const { document, path, key, name } of wordUses(source)) {
      if (known.has(name)) continue;
      const [nearest] = suggest(name, known.keys(), 1);
      const fix = nearest === undefined ? `add x86/words/${name}.yaml` : `did you mean ${nearest}?`;
      yield (key ? atKey : at)(document, path, {
        message: `no feature word is called ${name}`,
        expected: 'the name of a file in x86/words',
        fix,
      });
    }
  },
});
