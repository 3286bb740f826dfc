import { type Definition, listDefinitions } from '../c/definitions.js';
import { type Element, elementsOf } from '../c/elements.js';
import { tokenize } from '../c/tokens.js';
import { type Edit, wholeLines } from '../hunk.js';
import { cpuMacros, expandedEntries, isCpu, type Macros } from './entries.js';
import { includes } from './tables.js';

const HEADER = 'pc-cpu-compat.h.inc';

/** Plans to put a macro in the place of the CPU entries of every pc_compat array. */
export function planCompat(
  text: string,
  macros: string,
  headers: readonly string[],
): { edits: Edit[]; problems: string[] } {
  const known = cpuMacros([...headers, text]);
  const arrays = compatArrays(text);
  const names = macroNames(macros);
  const missing = names.filter((name) => !arrays.some((array) => macroOf(array) === name));
  const problems = missing.map(
    (name) => `there is no array pc_compat_${name.slice('PC_CPU_COMPAT_'.length)}, whose entries are generated`,
  );
  const edits = arrays.flatMap((array) => {
    const planned = planArray(text, array, names.includes(macroOf(array)), known);
    if (typeof planned === 'string') problems.push(planned);
    return typeof planned === 'object' ? [planned] : [];
  });
  if (arrays[0] !== undefined && !includes(text, HEADER)) edits.unshift(includeEdit(text, arrays[0]));
  return problems.length > 0 ? { edits: [], problems } : { edits, problems };
}

/** CPU entries of the tree that the generated macros do not hold. */
export function lostCompat(text: string, macros: string, headers: readonly string[]): string[] {
  const known = cpuMacros([...headers, text]);
  const generated = new Map(
    macroBodies(macros).map(([name, body]) => [name, new Set(expandedEntries(`{${body}}`, known))]),
  );
  return compatArrays(text).flatMap((array) => {
    const kept = generated.get(macroOf(array));
    const lost = expandedEntries(text.slice(array.start, array.end), known).filter(
      (entry) => kept?.has(entry) !== true,
    );
    return lost.map((entry) => `line ${array.line}: ${array.name} has the entry ${entry}, which the source does not`);
  });
}

function compatArrays(text: string): Definition[] {
  return listDefinitions(text).filter(
    ({ type, name }) => type === 'GlobalProperty' && /^pc_compat_\d+_\d+$/.test(name),
  );
}

function macroOf({ name }: Definition): string {
  return name.replace('pc_compat_', 'PC_CPU_COMPAT_');
}

function macroBodies(header: string): (readonly [string, string])[] {
  return tokenize(header).flatMap(({ kind, text }) => {
    const match = kind === 'directive' ? /^#define (PC_CPU_COMPAT_\w+)/.exec(text) : null;
    return match === null ? [] : [[match[1] as string, text.slice(match[0].length).replaceAll('\\\n', '\n')] as const];
  });
}

function macroNames(header: string): string[] {
  return macroBodies(header).map(([name]) => name);
}

/** The edit of one array; undefined if it is as it should be, a text if it cannot be. */
function planArray(text: string, array: Definition, isGenerated: boolean, known: Macros): Edit | string | undefined {
  const body = text.slice(array.start, array.end);
  const macro = macroOf(array);
  const elements = elementsOf(body);
  const cpus = elements.filter((element) => isCpu(element, known));
  const isThere = new RegExp(`\\b${macro}\\b`).test(body);
  const where = `line ${array.line}: ${array.name}`;
  if (isThere && !isGenerated) return `${where} uses ${macro}, which is no longer generated`;
  if (isThere)
    return cpus.length === 0 ? undefined : `${where} has CPU entries beside ${macro}; they belong into the source`;
  if (body.includes('#') && cpus.length > 0) return `${where} holds a preprocessor line`;
  if (!isGenerated && cpus.length === 0) return undefined;
  return wholeLines(
    text,
    cpus.length === 0 ? addMacro(array, body, macro) : gatherEntries(array, isGenerated ? macro : '', elements, cpus),
  );
}

/** The macro first, then what stood between the entries; order matters among entries of CPUs only. */
function gatherEntries(
  { start }: Definition,
  macro: string,
  elements: readonly Element[],
  cpus: readonly Element[],
): Edit {
  const first = cpus[0] as Element;
  const last = cpus.at(-1) as Element;
  const others = elements.filter(
    (element) => element.start > first.start && element.end < last.end && !cpus.includes(element),
  );
  const lines = [macro, ...others.map((element) => element.text)].filter((line) => line !== '');
  return { start: start + first.start, end: start + last.end, text: lines.join('\n    ') };
}

/** Into an array that has had no CPU entry. */
function addMacro({ start }: Definition, body: string, macro: string): Edit {
  const open = body.indexOf('{') + 1;
  const rest = body.slice(open);
  const empty = /^\s*\}/.exec(rest);
  if (empty !== null) return { start: start + open, end: start + open + empty[0].length, text: `\n    ${macro}\n}` };
  return { start: start + open, end: start + open, text: `\n    ${macro}` };
}

function includeEdit(text: string, { start }: Definition): Edit {
  const at = text.lastIndexOf('\n', start - 1) + 1;
  return { start: at, end: at, text: `#include "${HEADER}"\n\n` };
}
