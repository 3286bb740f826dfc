import { type Element, elementsOf } from '../c/elements.js';
import { tokenize } from '../c/tokens.js';

const CPU_DRIVER = /\bTYPE_X86_CPU\b|\bX86_CPU_TYPE_NAME\b/;

/** Macros that stand for CPU entries: their parameter, if any, and their body. */
export type Macros = ReadonlyMap<string, { readonly parameter: string | undefined; readonly body: string }>;

/** Finds the macros that stand for CPU entries in C texts. */
export function cpuMacros(texts: readonly string[]): Macros {
  const directives = texts.flatMap((text) =>
    tokenize(text)
      .filter(({ kind }) => kind === 'directive')
      .map(({ text: line }) => line),
  );
  return new Map(
    directives.flatMap((line) => {
      const match = /^#\s*define\s+(\w+)(?:\(\s*(\w+)\s*\))?/.exec(line);
      if (match === null || !CPU_DRIVER.test(line) || !line.includes('{')) return [];
      return [
        [
          match[1] as string,
          { parameter: match[2], body: line.slice(match[0].length).replaceAll('\\\n', '\n') },
        ] as const,
      ];
    }),
  );
}

/** Whether an element of an array is, or stands for, an entry of a CPU. */
export function isCpu({ text }: Element, macros: Macros): boolean {
  return text.startsWith('{')
    ? CPU_DRIVER.test(text)
    : macros.has(nameOf(text)) && !nameOf(text).startsWith('PC_CPU_COMPAT_');
}

/** The CPU entries of an array, each in one spelling whatever macros and string pieces it is written with. */
export function expandedEntries(array: string, macros: Macros): string[] {
  return elementsOf(array)
    .filter((element) => isCpu(element, macros))
    .flatMap(({ text }) => (text.startsWith('{') ? [normalize(text)] : expand(text, macros)));
}

function expand(call: string, macros: Macros): string[] {
  const macro = macros.get(nameOf(call));
  const argument = /\(\s*([^)]*?)\s*\)/.exec(call)?.[1] ?? '';
  if (macro === undefined) return [];
  const body =
    macro.parameter === undefined
      ? macro.body
      : macro.body.replaceAll(new RegExp(`\\b${macro.parameter}\\b`, 'g'), argument);
  return expandedEntries(`{${body}}`, macros);
}

function nameOf(text: string): string {
  return /^\w+/.exec(text)?.[0] ?? '';
}

function normalize(entry: string): string {
  const named = entry.replace(/\bX86_CPU_TYPE_NAME\(\s*("[^"]*")\s*\)/, '$1 "-" TYPE_X86_CPU');
  const words = tokenize(named).map(({ text }) => text);
  return words
    .join(' ')
    .replaceAll('" "', '')
    .replace(/ , }( ,)?$/, ' }')
    .replace(/ ,$/, '');
}
