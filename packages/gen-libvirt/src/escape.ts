const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Text as the value of an attribute in single quotes. Blanks other than spaces are written as references, for a parser
 * turns bare ones into spaces.
 * @throws Error for anything but a string of characters that XML allows: a template must not print `undefined`.
 */
export function attr(value: unknown): string {
  return checked(value).replace(/[&<>'"\t\n\r]/g, (char) => ENTITIES[char] as string);
}

/** Text as the content of an element; `]]>` cannot come up since every `>` is escaped. */
export function text(value: unknown): string {
  return checked(value).replace(/[&<>\r]/g, (char) => ENTITIES[char] as string);
}

/** Text inside a comment, where nothing can be escaped: hyphens that would end it are set apart. */
export function comment(value: unknown): string {
  return checked(value)
    .replace(/-(?=-)/g, '- ')
    .replace(/-$/, '- ');
}

function checked(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`a template prints ${String(value)}, which is not a string`);
  if (![...value].every(isAllowed)) throw new Error(`XML cannot hold the text ${JSON.stringify(value)}`);
  return value;
}

/** XML 1.0 has no way to write most controls, lone surrogates, U+FFFE and U+FFFF. */
function isAllowed(char: string): boolean {
  const code = char.codePointAt(0) as number;
  if (code < 0x20) return char === '\t' || char === '\n' || char === '\r';
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
