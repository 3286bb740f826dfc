/** Characters that XML 1.0 allows in no form: controls, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

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
  return checked(value).replace(/-(?=-)/g, '- ').replace(/-$/, '- ');
}

function checked(value: unknown): string {
  if (typeof value !== 'string') throw new Error(`a template prints ${String(value)}, which is no string`);
  if (FORBIDDEN.test(value)) throw new Error(`XML cannot hold the text ${JSON.stringify(value)}`);
  return value;
}
