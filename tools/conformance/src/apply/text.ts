import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuMacros, type Element, elementsOf, isCpu, listDefinitions, type Macros } from '@cpu-models/apply/c';

const INCLUDE = /^#include "(cpu-[\w-]+\.c\.inc|pc-cpu-compat\.h\.inc)"$/gm;

/** An applied file that can be compiled elsewhere: the generated files are included by their full paths. */
export function withFullPaths(applied: string, folder: string): string {
  return applied.replace(INCLUDE, (_, name: string) => `#include "${join(folder, name)}"`);
}

/** An applied file with the generated files in the place of their includes. */
export function inlineIncludes(applied: string, folder: string): string {
  return applied.replace(INCLUDE, (line, name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, 'latin1').trimEnd() : line;
  });
}

/** Adds a #line after every run of lines that upstream does not have. Both texts are otherwise in the same order. */
export function withLineNumbers(applied: string, pristine: string): string {
  const theirs = pristine.split('\n');
  const result: string[] = [];
  let at = 0;
  let isOff = false;
  for (const line of applied.split('\n')) {
    const isOwn = /^#include "(cpu-[\w-]+\.c|pc-cpu-compat\.h)\.inc"$|^\s*PC_CPU_COMPAT_/.test(line);
    const found = isOwn ? -1 : theirs.indexOf(line, at);
    if (found < 0) {
      isOff = true;
    } else if (line.trim() !== '' && (isOff || found !== at)) {
      result.push(`#line ${found + 1}`);
      isOff = false;
    }
    if (found >= 0 && line.trim() !== '') at = found + 1;
    else if (found === at) at++;
    result.push(line);
  }
  return result.join('\n');
}

/**
 * Upstream's own pc.c with each array's CPU entries gathered where the first of them stands, as a macro has to have them.
 * `headers` are the texts that may define macros of such entries: QEMU 5.2 has one in pc.h.
 */
export function gatheredUpstream(pristine: string, headers: readonly string[] = []): string {
  const macros = cpuMacros([...headers, pristine]);
  let result = '';
  let copied = 0;
  for (const { name, type, start, end } of listDefinitions(pristine)) {
    if (type !== 'GlobalProperty' || !name.startsWith('pc_compat_')) continue;
    result += pristine.slice(copied, start) + gather(pristine.slice(start, end), macros);
    copied = end;
  }
  return result + pristine.slice(copied);
}

/** The same number of lines as before. */
function gather(array: string, macros: Macros): string {
  const elements = elementsOf(array);
  const first = elements.findIndex((element) => isCpu(element, macros));
  if (first < 0) return array;
  const rest = elements.slice(first);
  const sorted = [
    ...rest.filter((element) => isCpu(element, macros)),
    ...rest.filter((element) => !isCpu(element, macros)),
  ];
  const from = (rest[0] as Element).start;
  const to = (rest.at(-1) as Element).end;
  const texts = sorted.map(({ text }) =>
    (text.startsWith('{') && !text.endsWith(',') ? `${text},` : text).replaceAll('\n', ' '),
  );
  return (
    array.slice(0, from) + texts.join(' ') + '\n'.repeat(array.slice(from, to).split('\n').length - 1) + array.slice(to)
  );
}
