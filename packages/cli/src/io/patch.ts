import type { TextChange } from '@cpu-models/author';
import { createTwoFilesPatch } from 'diff';
import pc from 'picocolors';

/** A changed source file as a patch, for a terminal. */
export function patchText({ path, before, after }: TextChange): string {
  const text = createTwoFilesPatch(
    `schemas/${path}`,
    `schemas/${path}`,
    before ?? '',
    after,
    before === null ? 'missing' : '',
    '',
    { context: 1 },
  );
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('===') && !line.startsWith('Index:') && !line.startsWith('\\ No newline'));
  return lines
    .map((line) => (line.startsWith('+') ? pc.green(line) : line.startsWith('-') ? pc.red(line) : line))
    .join('\n')
    .trimEnd();
}
