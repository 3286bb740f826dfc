import { featureUses } from '../facts/feature-uses.js';
import { wordsByName } from '../facts/features.js';
import { lackingIn, spell } from '../facts/spans.js';
import { wordUses } from '../facts/word-uses.js';
import { at, defineRule } from '../rule.js';

export const wordReleases = defineRule({
  id: 'word-releases',
  what: 'A word is used only in QEMU releases that have it.',
  needs: ['word', 'release'],
  *find(source) {
    const words = wordsByName(source);
    const modelUses = featureUses(source).filter(
      ({ path }) => ['features', 'adds'].includes(String(path[0])) && path.length > 2,
    );
    const others = [...wordUses(source)].filter(({ path }) => !['features', 'adds'].includes(String(path[0])));
    for (const { document, path, name, word = name, span } of [
      ...others.map((use) => ({ ...use, word: use.name })),
      ...modelUses,
    ]) {
      const file = words.get(word)?.value;
      if (file === undefined || span === undefined) continue;
      const lacking = lackingIn(source, span, file.qemu === 'never' ? [] : [file]);
      if (lacking.length === 0) continue;
      const subject = word === name ? `the word ${word} is` : `${name} is in the word ${word}, which is`;
      const fix = file.since === undefined ? undefined : `add since: "${file.since}"`;
      yield at(document, path, {
        message: `${subject} not in QEMU ${lacking.join(', ')}`,
        expected: file.qemu === 'never' ? 'a word that QEMU has' : `its use only ${spell(file)}`,
        fix,
      });
    }
  },
});
