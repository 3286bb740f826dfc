/** Values that a module's data can hold. */
export type Literal =
  | string
  | number
  | bigint
  | boolean
  | null
  | readonly Literal[]
  | { readonly [key: string]: Literal | undefined };

/**
 * A value as a TypeScript expression. The outer `levels` of nesting have one entry per line, so that a change of one
 * model or machine type is a change of one line; everything inside is compact.
 */
export function toLiteral(value: Literal, levels: number, indent = ''): string {
  if (typeof value === 'bigint') return `0x${value.toString(16)}n`;
  if (Array.isArray(value))
    return enclose(
      '[',
      ']',
      value.map((item: Literal) => toLiteral(item, levels - 1, `${indent}  `)),
      levels,
      indent,
    );
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, Literal | undefined>).filter(
      ([, item]) => item !== undefined,
    );
    return enclose(
      '{',
      '}',
      entries.map(([key, item]) => `${toKey(key)}: ${toLiteral(item as Literal, levels - 1, `${indent}  `)}`),
      levels,
      indent,
    );
  }
  return toText(value as string | number | boolean | null);
}

/**
 * A value as a template literal of JSON, laid out as `toLiteral` does, big numbers as the texts that the runtime's
 * `sliceAt` reads. A program parses it when it first asks, which takes a third of the time that compiling takes.
 */
export function toJsonLiteral(value: Literal, levels: number): string {
  return `\`${toJson(value, levels).replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
}

function toJson(value: Literal, levels: number): string {
  if (levels <= 0 || value === null || typeof value !== 'object') return JSON.stringify(value, bigAsText);
  if (Array.isArray(value)) return `[\n${value.map((item) => toJson(item, levels - 1)).join(',\n')}\n]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${JSON.stringify(key)}: ${toJson(item as Literal, levels - 1)}`).join(',\n')}\n}`;
}

function bigAsText(_key: string, value: unknown): unknown {
  if (typeof value === 'string' && /^0x[\da-f]+n$/.test(value)) throw new Error(`${value} would be read as a number`);
  return typeof value === 'bigint' ? `0x${value.toString(16)}n` : value;
}

function enclose(open: string, close: string, items: readonly string[], levels: number, indent: string): string {
  if (items.length === 0) return open + close;
  if (levels <= 0) return `${open}${items.join(', ')}${close}`;
  const line = `\n${indent}  `;
  return `${open}${line}${items.join(`,${line}`)},\n${indent}${close}`;
}

function toKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : toText(key);
}

/** JSON's text, with the line separators that JSON allows and JavaScript once did not. */
function toText(value: string | number | boolean | null): string {
  return JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
