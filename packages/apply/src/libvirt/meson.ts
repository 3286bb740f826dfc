import { type Edit, wholeLines } from '../hunk.js';

/**
 * Adds new files to the list that libvirt installs; those that are listed keep their places.
 * @param present files that the tree has: of those it has not listed, it installs none
 */
export function planMeson(
  text: string | undefined,
  files: readonly string[],
  present: readonly string[],
): { edits: Edit[]; problems: string[] } {
  const list = listIn(text ?? '');
  if (text === undefined || list === undefined) return { edits: [], problems: ['it has no list cpumap_data'] };
  const listed = [...text.slice(list.start, list.end).matchAll(/^ *'([^']+)',?$/gm)].map(([, name]) => name as string);
  const surplus = listed.filter((name) => !files.includes(name));
  if (surplus.length > 0)
    return { edits: [], problems: surplus.map((name) => `it lists ${name}, which is not generated`) };
  const missing = files.filter((name) => !listed.includes(name) && !present.includes(name)).sort();
  if (missing.length === 0) return { edits: [], problems: [] };
  const wanted = [...listed];
  for (const name of missing) wanted.splice(placeFor(name, wanted), 0, name);
  const lines = wanted.map((name) => `  '${name}',\n`).join('');
  return {
    edits: [
      wholeLines(text, {
        start: list.start - HEAD.length,
        end: list.end,
        text: `${HEAD}${lines}`,
      }),
    ],
    problems: [],
  };
}

const HEAD = 'cpumap_data = [\n';

/** Where the names of the list stand. */
function listIn(text: string): { readonly start: number; readonly end: number } | undefined {
  const at = `\n${text}`.indexOf(`\n${HEAD}`);
  const start = at + HEAD.length;
  const end = at < 0 ? -1 : text.indexOf('\n]', start - 1) + 1;
  return end < start ? undefined : { start, end };
}

/** Behind the last of those that sort before it, so that a list sorted in another way is disturbed least. */
function placeFor(name: string, list: readonly string[]): number {
  const key = name.toLowerCase();
  return list.findLastIndex((other) => other.toLowerCase() < key) + 1;
}
