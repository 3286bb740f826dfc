import type { CIndex } from './c-slice.js';
import { bodyAfter, collapse, literalString, splitTop } from './c-text.js';

/** A `TypeInfo` of preprocessed C: a QOM type. */
export interface TypeInfo {
  /** C name of the variable. */
  readonly variable: string;
  readonly file: string;
  /** QOM name, or the C text where it is not a literal. */
  readonly name: string;
  readonly parent: string;
  readonly classInit: string | null;
  readonly isAbstract: boolean;
}

/** All QOM types that the sources define. */
export function typeInfos(index: CIndex): TypeInfo[] {
  return index.items.flatMap((item) => {
    if (item.kind !== 'variable' || !/\bTypeInfo\s+\w+/.test(item.text)) return [];
    const body = bodyAfter(item.text, 0) ?? '';
    const elements = /\bTypeInfo\s+\w+\s*\[/.test(item.text)
      ? splitTop(body, ',').map((element) => bodyAfter(element, 0) ?? '')
      : [body];
    return elements.map((element) => typeInfo(item.names[0] as string, item.file, element));
  });
}

function typeInfo(variable: string, file: string, body: string): TypeInfo {
  const fields = new Map(splitTop(body, ',').map((field) => fieldOf(field)));
  return {
    variable,
    file,
    name: stringOr(fields.get('name')),
    parent: stringOr(fields.get('parent')),
    classInit: fields.get('class_init') ?? null,
    isAbstract: fields.get('abstract') === 'true' || fields.get('abstract') === '1',
  };
}

function fieldOf(text: string): readonly [string, string] {
  const match = /^\.(\w+)\s*=\s*([\s\S]*)$/.exec(text);
  return match ? [match[1] as string, match[2] as string] : ['', ''];
}

/** The string that a C expression of literals (possibly in brackets) is; its text for other expressions. */
export function stringOr(text: string | undefined): string {
  if (text === undefined) return '';
  const bare = text.replace(/^\(([\s\S]*)\)$/, '$1').trim();
  return literalString(bare) ?? collapse(bare);
}
