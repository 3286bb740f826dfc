import { defineRule } from '../rule.js';

/** Fields that hold a sentence: a comment behind one of them is the end of the sentence. */
const SENTENCE =
  /^[ \t]*(?:- )?(?:about|reason|like-reason|note|what|source|title):[ \t]+(?!["'|>{[])\S(?:.*?\S)?(?<at>[ \t]+#.*)$/gm;

export const cutText = defineRule({
  id: 'cut-text',
  what: 'No sentence ends at a #, where YAML takes the rest of the line for a comment.',
  *find(source) {
    for (const { text, file } of source.documents) {
      for (const match of text.matchAll(SENTENCE)) {
        const cut = match.groups?.['at'] ?? '';
        const before = text.slice(0, match.index + match[0].length - cut.length);
        yield {
          file,
          line: before.split('\n').length,
          column: before.length - before.lastIndexOf('\n'),
          message: `YAML reads${cut} as a comment, so the text ends before it`,
          expected: 'the whole text in quotes',
          fix: 'put it in quotes, or the comment on a line of its own',
        };
      }
    }
  },
});
