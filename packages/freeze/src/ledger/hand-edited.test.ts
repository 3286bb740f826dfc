import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatProblem, type KnownFiles, loadSource } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { ledgerProblems } from '../check.js';

const ROOT = fileURLToPath(new URL('../../../../schemas', import.meta.url));
const FILE = 'freeze/qemu/10.0.yaml';
const text = readFileSync(`${ROOT}/${FILE}`, 'utf8');

/** All other files are read once. */
const known: KnownFiles = new Map();

/** What is said of the source with another text of a ledger. */
async function told(edited: string): Promise<string[]> {
  const source = await loadSource(ROOT, new Map([[FILE, edited]]), known);
  return (source.problems.length > 0 ? source.problems : ledgerProblems(source, 'qemu')).map(formatProblem);
}

/** The text with the first match of something said in another way. */
function edit(from: RegExp, to: string): string {
  expect(text).toMatch(from);
  return text.replace(from, to);
}

const lines = text.split('\n');
/** Lines of the list of facts, by which kind they are of. */
const kindAt = (kind: string) => lines.findIndex((line) => line.startsWith(`  ${kind}:`));

it('finds nothing wrong with the ledger as it is', async () => expect(await told(text)).toEqual([]));

describe('a ledger that was edited by hand', () => {
  it.each<[string, () => string]>([
    ['a misspelt word of its own', () => edit(/^facts:/m, 'fakts:')],
    ['a misspelt kind of facts', () => edit(/^ {2}models:/m, '  modles:')],
    ['another seal', () => edit(/^seal: .*$/m, 'seal: 0000000000000000')],
    ['a seal that is a list', () => edit(/^seal: .*$/m, 'seal: [1]')],
    ['no seal', () => edit(/^seal: .*\n/m, '')],
    ['another release', () => edit(/^release: .*$/m, 'release: "9.9"')],
    ['a release before it that is none', () => edit(/^after: .*$/m, 'after: "1.0"')],
    ['a release before it that is itself', () => edit(/^after: .*$/m, 'after: "10.0"')],
    ['a later release before it', () => edit(/^after: .*$/m, 'after: "11.1"')],
    ['no release before it', () => edit(/^after: .*\n/m, '')],
    ['facts that are a text', () => `${text.slice(0, text.indexOf('facts:'))}facts: none\n`],
    ['no facts', () => text.slice(0, text.indexOf('facts:'))],
    ['the last line gone', () => lines.slice(0, -2).join('\n')],
    ['a line in the middle gone', () => lines.filter((_, at) => at !== kindAt('models') + 3).join('\n')],
    [
      'a line twice',
      () => lines.flatMap((line, at) => (at === kindAt('models') + 1 ? [line, line] : [line])).join('\n'),
    ],
    [
      'sections under the names of others',
      () =>
        edit(/^ {2}machines:/m, '  x:')
          .replace(/^ {2}models:/m, '  machines:')
          .replace(/^ {2}x:/m, '  models:'),
    ],
    ['wrong indentation', () => edit(/^ {4}(\S)/m, '     $1')],
    ['a tab', () => edit(/^ {4}(\S)/m, '\t$1')],
    ['marks of a conflict', () => edit(/^facts:/m, '<<<<<<< HEAD\nfacts:')],
    ['two documents', () => `${text}---\n${text}`],
    ['an anchor', () => edit(/^facts:/m, 'facts: &all')],
    ['nothing', () => ''],
    ['half of it', () => text.slice(0, text.length >> 1)],
  ])('%s: is refused where it stands', async (_, edited) => {
    const found = await told(edited());
    expect(found).not.toEqual([]);
    expect(found[0]).toMatch(/^freeze\/qemu\/[\d.]+\.yaml:\d+:\d+: /);
    expect(found.join('\n')).not.toMatch(/undefined|\[object|\n {4}at /);
  });
});
