import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.js';

/** Where upstream says a thing: every line that matches, a block from one line to another, or a whole file. */
export type Lines =
  | { readonly file: string; readonly match: RegExp }
  | {
      readonly file: string;
      readonly from: RegExp;
      readonly to: RegExp;
      readonly open?: RegExp;
      readonly within?: RegExp;
    }
  | { readonly file: string };

/**
 * Counts lines of an upstream tree; blank ones do not count.
 * @throws UserError where the tree does not hold what is looked for: a count of nothing would flatter
 */
export function countLines(tree: string, places: readonly Lines[]): number {
  return places.reduce((sum, place) => sum + count(tree, place), 0);
}

function count(tree: string, place: Lines): number {
  const path = join(tree, place.file);
  if (!existsSync(path)) throw new UserError(`${path} does not exist`);
  const all = readFileSync(path, 'utf8').split('\n');
  const lines =
    'match' in place ? all.filter((line) => place.match.test(line)) : 'from' in place ? block(all, place) : all;
  if (lines.length === 0)
    throw new UserError(
      `${path} does not hold ${'match' in place ? place.match : 'from' in place ? place.from : 'anything'}`,
    );
  return lines.filter((line) => line.trim() !== '').length;
}

/** From the first matching line (or the nearest `open` above it) to the next line that ends it, behind a landmark if one is given. */
function block(
  all: readonly string[],
  { from, to, open, within }: Extract<Lines, { from: RegExp }>,
): readonly string[] {
  const landmark = within === undefined ? 0 : all.findIndex((line) => within.test(line));
  const start = all.findIndex((line, i) => i >= landmark && from.test(line));
  if (start < 0 || landmark < 0) return [];
  const first = open === undefined ? start : all.slice(0, start).findLastIndex((line) => open.test(line));
  const end = all.findIndex((line, i) => i > start && to.test(line));
  return all.slice(first, end + 1);
}
