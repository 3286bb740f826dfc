import { readFileSync } from 'node:fs';
import type { OutputFile, Plan } from '@cpu-models/emit';

const TAG = /SPDX-License-Identifier: \S/;
/** How much of a file is looked at: a licence is said where a file begins. */
const HEAD = 1500;
/** Files in which a comment can say it. */
const CODE = /\.(ts|go|rs|py|pl|pm|sql|inc|c|h)$/;
/** Names of files that say it for all that lies beside and below them. */
const BESIDE = /(^|\/)(LICENSE|SOURCES\.md)$/;

/**
 * The project's own licence, to lie beside generated files that cannot say theirs.
 * @param folder below the output's
 */
export function licence(folder = ''): OutputFile {
  const text = readFileSync(new URL('../../../LICENSE', import.meta.url), 'utf8');
  return { path: `${folder}LICENSE`, text: `SPDX-License-Identifier: MIT\n\n${text}` };
}

/**
 * Files of a plan that say no licence: code without an SPDX line, and below dist anything else that has neither the line nor
 * a file with one beside or above it. What is committed elsewhere lies below the project's own LICENSE.
 */
export function unlicensed({ folder, files }: Plan): string[] {
  const places = files.flatMap(({ path, text }) =>
    BESIDE.test(path) && TAG.test(headOf(text)) ? [folderOf(path)] : [],
  );
  return files.flatMap(({ path, text }) => {
    if (TAG.test(headOf(text))) return [];
    const isCovered = !folder.startsWith('dist/') || places.some((place) => path.startsWith(place));
    return !CODE.test(path) && isCovered ? [] : [`${folder}/${path}`];
  });
}

function headOf(text: OutputFile['text']): string {
  return typeof text === 'string' ? text.slice(0, HEAD) : '';
}

/** `a/b.md` -> `a/`; of a file that lies in none, nothing. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
