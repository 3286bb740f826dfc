import { type Element, elementsOf, tokenize } from '@cpu-models/apply/c';
import { listDefinitions } from '../builds/splice.js';
import { UserError } from '../errors.js';

const CPU_DRIVER = /\bTYPE_X86_CPU\b|\bX86_CPU_TYPE_NAME\b/;

/** The CPU entries of the generated header: array name (`9_0`) -> entries in order. */
export function generatedEntries(header: string): ReadonlyMap<string, readonly string[]> {
  const macros = tokenize(header).flatMap(({ kind, text }) => {
    const match = kind === 'directive' ? /^#define PC_CPU_COMPAT_(\w+)/.exec(text) : null;
    return match === null ? [] : [[match[1] as string, text.slice(match[0].length).replaceAll('\\\n', '\n')] as const];
  });
  return new Map(macros.map(([name, body]) => [name, elementsOf(`{${body}}`).map(({ text }) => text)]));
}

/**
 * Upstream's pc.c with every CPU entry of its compat arrays replaced by the generated one, one by one and in order.
 * Entries of other devices stay, and so does every line number.
 *
 * @param headers texts that may define macros that stand for entries
 */
export function spliceCompat(
  text: string,
  entries: ReadonlyMap<string, readonly string[]>,
  headers: readonly string[] = [],
): string {
  const macros = cpuMacros([...headers, text].join('\n'));
  const arrays = listDefinitions(text).filter(
    ({ type, name }) => type === 'GlobalProperty' && /^pc_compat_/.test(name),
  );
  const replaced = arrays.map(({ name, start, end }) => {
    const known = entries.get(name.slice('pc_compat_'.length)) ?? [];
    return { start, end, text: replaceEntries(name, text.slice(start, end), known, macros) };
  });
  const missing = [...entries.keys()].filter((name) => !arrays.some((array) => array.name === `pc_compat_${name}`));
  if (missing.length > 0) throw new UserError(`pc.c has no array pc_compat_${missing.join(', pc_compat_')}`);
  return replaceAll(text, replaced);
}

function replaceEntries(
  name: string,
  array: string,
  generated: readonly string[],
  macros: ReadonlyMap<string, number>,
): string {
  const cpus = elementsOf(array)
    .map((element) => ({ element, count: cpuCount(element, macros) }))
    .filter(({ count }) => count > 0);
  const total = cpus.reduce((sum, { count }) => sum + count, 0);
  if (total !== generated.length)
    throw new UserError(`${name} has ${total} CPU entries, ${generated.length} are generated`);
  let used = 0;
  const replacements = cpus.map(({ element, count }) => {
    const texts = generated.slice(used, used + count);
    used += count;
    const lines = element.text.split('\n').length - 1;
    return { ...element, text: texts.join(' ') + '\n'.repeat(lines) };
  });
  return replaceAll(array, replacements);
}

/** Number of CPU entries that an element of an array stands for. */
function cpuCount({ text }: Element, macros: ReadonlyMap<string, number>): number {
  if (!text.startsWith('{')) return macros.get(/^\w+/.exec(text)?.[0] ?? '') ?? 0;
  return CPU_DRIVER.test(text) ? 1 : 0;
}

/** The file's macros that stand for CPU entries, and for how many. */
function cpuMacros(text: string): ReadonlyMap<string, number> {
  return new Map(
    tokenize(text).flatMap(({ kind, text: directive }) => {
      const match = kind === 'directive' ? /^#\s*define\s+(\w+)(?:\([^)]*\))?/.exec(directive) : null;
      if (match === null || !CPU_DRIVER.test(directive)) return [];
      const body = directive.slice(match[0].length).replaceAll('\\\n', '\n');
      const count = elementsOf(`{${body}}`).filter(
        (element) => element.text.startsWith('{') && CPU_DRIVER.test(element.text),
      ).length;
      return [[match[1] as string, count] as const];
    }),
  );
}

function replaceAll(text: string, replacements: readonly { start: number; end: number; text: string }[]): string {
  let result = '';
  let copied = 0;
  for (const replacement of replacements) {
    result += text.slice(copied, replacement.start) + replacement.text;
    copied = replacement.end;
  }
  return result + text.slice(copied);
}
