import { createHash } from 'node:crypto';
import type { Difference, Record, Region } from './record.js';

/** What a comparison found: nothing wrong, or what. */
export interface Comparison {
  readonly problems: readonly string[];
  /** Lines that are compared, and those of them that a difference explains. */
  readonly lines: number;
  readonly differing: number;
}

/**
 * The lines of a file that are compared: those of its regions, without comments, indentation, or commas at the end.
 * @throws Error if a region's borders are not in the file
 */
export function linesOf(
  text: string,
  regions: readonly Region[],
  { comment, unordered }: Pick<Record, 'comment' | 'unordered'>,
): string[] {
  const lines = regions.flatMap((region) =>
    between(
      text.split('\n').map((line) => line.trim()),
      region,
    ),
  );
  const kept = lines
    .filter((line) => line !== '' && (comment === undefined || !line.startsWith(comment)))
    .map((line) =>
      line
        .replace(/,$/, '')
        .replace(/\s+/g, ' ')
        .replace(/ ([:,])/g, '$1'),
    );
  return unordered === true ? kept.sort() : kept;
}

function between(lines: readonly string[], { after, until }: Region): string[] {
  let start = 0;
  for (const line of after) {
    const found = lines.indexOf(line, start);
    if (found < 0) throw new Error(`there is no line "${line}"`);
    start = found + 1;
  }
  const end = until === null ? lines.length : lines.indexOf(until, start);
  if (end < 0) throw new Error(`there is no line "${until}"`);
  return lines.slice(start, end);
}

/** sha256 of lines, as records have it. */
export function digestOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/**
 * Whether our file is the project's but for the differences that its record lists: with those taken back, the rest has the
 * digest of the project's file.
 */
export function compareWithRecord(text: string, record: Record): Comparison {
  const lines = linesOf(
    text,
    record.regions.map(({ ours }) => ours),
    record,
  );
  const { undone, problems } = takeBack(lines, record.differences, record.unordered === true);
  const differing = record.differences.reduce(
    (sum, { ours = [], theirs = [] }) => sum + Math.max(ours.length, theirs.length),
    0,
  );
  if (problems.length === 0 && digestOf(undone) !== record.digest)
    return { lines: lines.length, differing, problems: ['it differs in more than the lines that are listed'] };
  return { lines: lines.length, differing, problems };
}

/** Lines with the differences undone; in a list without order, each line is looked for anywhere. */
function takeBack(lines: readonly string[], differences: readonly Difference[], unordered: boolean) {
  const undone = [...lines];
  const problems: string[] = [];
  for (const { ours = [], theirs = [], after } of differences) {
    let at = after === undefined ? undone.length : undone.indexOf(after) + 1;
    for (const line of ours) {
      const found = undone.indexOf(line);
      if (found < 0) problems.push(`"${line}" is listed as ours, and is not there`);
      else at = undone.splice(found, 1).length > 0 ? found : at;
    }
    undone.splice(at, 0, ...theirs);
  }
  return { undone: unordered ? undone.sort() : undone, problems };
}
