import type { Path } from '@cpu-models/source';
import { documents, entriesOf } from '../facts/walk.js';
import { at, atKey, defineRule, type Words } from '../rule.js';

/** Fields that people read, in any language's letters; everything else ends up in C or XML. */
const PROSE = new Set(['about', 'reason', 'what', 'source', 'instance', 'internal']);

export const plainText = defineRule({
  id: 'plain-text',
  what: 'Text is on one line, without control characters, and ASCII where C or XML will hold it.',
  *find(source) {
    for (const document of documents(source)) {
      for (const [path, text, key] of textsOf(document.value, [])) {
        const fault = faultOf(text, PROSE.has(String(path.at(-1))) && !key);
        if (fault !== undefined) yield (key ? atKey : at)(document, path, fault);
      }
    }
  },
});

function* textsOf(value: unknown, path: Path): Generator<[Path, string, boolean]> {
  if (typeof value === 'string') yield [path, value, false];
  if (value === null || typeof value !== 'object') return;
  for (const [step, child] of entriesOf(value)) {
    if (typeof step === 'string') yield [[...path, step], step, true];
    yield* textsOf(child, [...path, step]);
  }
}

function faultOf(text: string, prose: boolean): Words | undefined {
  // Nearly every text is plain; this is the one test that all of them pay for.
  if (/^[ -~]*$/.test(text) && !text.includes('*/')) return undefined;
  const control = /[\p{Cc}\u2028\u2029\ufffd]/u.exec(text)?.[0];
  if (control !== undefined)
    return { message: `the text holds the character ${nameOf(control)}`, expected: 'one line of readable text' };
  if (text.includes('*/'))
    return { message: 'the text holds */, which ends a comment in C', expected: 'text without it' };
  const foreign = /[^ -~]/u.exec(text)?.[0];
  if (prose || foreign === undefined) return undefined;
  return { message: `the text holds ${foreign} (${nameOf(foreign)})`, expected: 'ASCII' };
}

function nameOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
