import { bodyAfter, collapse, splitTop } from './c-text.js';

/** A member of a C struct, with the path that reaches it: `level`, `cpuid.eax`. */
export interface CField {
  readonly path: string;
  /** The type as written, without the declarator: `const char *`, `enum CacheType`. */
  readonly type: string;
  readonly isArray: boolean;
}

/** Members of a struct or union; those of anonymous members count as its own, those of named ones get a dotted path. */
export function structFields(text: string): CField[] {
  const body = bodyAfter(text, 0) ?? '';
  return splitTop(body.replace(/^[ \t]*#.*$/gm, ''), ';').flatMap(memberFields);
}

function memberFields(member: string): CField[] {
  if (/^(struct|union)\b[^{]*\{/.test(member)) {
    const name = /\}\s*(\w*)\s*$/.exec(member)?.[1] ?? '';
    return structFields(member).map((field) => ({
      ...field,
      path: name === '' ? field.path : `${name}.${field.path}`,
    }));
  }
  const [first, ...others] = splitTop(member, ',');
  const match = /^([\s\S]*?)\b(\w+)\s*((?:\[[^[\]]*\]\s*)*)$/.exec(first ?? '');
  if (!match) return [];
  const type = collapse(match[1] as string);
  const rest = others.map((other) => ({ path: other.replace(/[^\w]/g, ''), type, isArray: other.includes('[') }));
  return [{ path: match[2] as string, type, isArray: match[3] !== '' }, ...rest];
}
