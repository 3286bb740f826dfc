import type { Problem } from './problem.js';

/** A mistake at a place of a text. */
export interface Mistake extends Pick<Problem, 'message' | 'expected' | 'fix'> {
  readonly offset: number;
}

/** It ends before another one begins, so that a text of beginnings is passed once. */
const CONFLICT = /^<{7}(?: .*)?\n(?:(?!^<{7})[\s\S])*?^>{7}(?: .*)?$/gm;
const MARKER = /^(?:<{7}|>{7}|\|{7})(?: .*)?$|^={7}$/gm;
const TABS = /^ *\t[\t ]*/gm;

/**
 * Mistakes of editing that a parser of YAML tells in words of its own: conflicts of a merge, and tabs.
 * @returns them, and a text of as many lines without them, in which others can be looked for
 */
export function mistakesIn(text: string): { readonly mistakes: readonly Mistake[]; readonly rest: string } {
  const mistakes: Mistake[] = [];
  const rest = text
    .replace(CONFLICT, (block, offset: number) => {
      mistakes.push({
        offset,
        message: `a merge conflict that is not solved, of ${block.split('\n').length} lines`,
        expected: 'one of its two sides',
        fix: 'delete the other side, and the lines of <<<<<<<, ======= and >>>>>>>',
      });
      return firstSide(block);
    })
    .replace(MARKER, (_marker, offset: number) => {
      mistakes.push({ offset, message: 'a mark of a merge conflict', fix: 'delete the line' });
      return '';
    })
    .replace(TABS, (indent, offset: number) => {
      const follows = /(?:^|\n) *\t[^\n]*\n$/.test(text.slice(Math.max(0, offset - 200), offset));
      if (!follows) {
        mistakes.push({
          offset,
          message: 'a line that begins with a tab',
          expected: 'spaces: YAML allows no tabs before a value',
          fix: 'replace each tab by two spaces, here and in the lines below',
        });
      }
      return indent.replaceAll('\t', '  ');
    });
  return { mistakes, rest };
}

/** The block with as many lines, of which only those of the first side are left. */
function firstSide(block: string): string {
  let first = true;
  const lines = block.split('\n').map((line, at) => {
    if (/^(?:={7}$|\|{7})/.test(line)) first = false;
    return first && at > 0 ? line : '';
  });
  return lines.join('\n');
}

const COLUMN = /^(?:All .* items must start at the same column|Sequence item without - indicator)/;

/** What the parser calls otherwise where it means the column. */
export function indentationFault(code: string, message: string): Omit<Mistake, 'offset'> | undefined {
  if (COLUMN.test(message)) {
    return {
      message: 'wrong indentation',
      expected: 'the column of the entries before it, or two more inside one of them',
      fix: 'indent the line as its neighbours',
    };
  }
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  return {
    message: 'wrong indentation: the next line stands deeper, though this one has its value already',
    expected: 'entries of one list or map in one column',
    fix: 'indent the next line as this one',
  };
}

/** After its first fault in an entry the parser guesses: only that one is told. An entry begins in the first columns. */
export function firstOfEach<T extends { readonly offset: number }>(text: string, faults: readonly T[]): T[] {
  const starts = [...text.matchAll(/^(?: {0,2}- |[^\s#])/gm)].map(({ index }) => index);
  const told = new Set<number>();
  let entry = 0;
  return [...faults]
    .sort((a, b) => a.offset - b.offset)
    .filter(({ offset }) => {
      while (entry + 1 < starts.length && (starts[entry + 1] as number) <= offset) entry++;
      return told.size < told.add(entry).size;
    });
}
