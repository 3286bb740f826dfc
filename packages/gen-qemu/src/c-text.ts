const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/**
 * Text as a C string literal. Everything but printable ASCII is written as octal escapes of its UTF-8 bytes (octal ones
 * end after three digits, hexadecimal ones at no digit), and no two question marks stand side by side, which some
 * compiler modes would read as a trigraph.
 */
export function cString(text: string): string {
  const escaped = (char: string) => ESCAPES[char] ?? (char === '?' ? '\\?' : octal(char));
  return `"${checked(text).replace(/["\\\n\t\r]|(?<=\?)\?|[^\x20-\x7e]/gu, escaped)}"`;
}

function octal(char: string): string {
  return [...new TextEncoder().encode(char)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

/** Text inside a comment, on one line: nothing in it can end the comment, start another, or join lines. */
export function cComment(text: string): string {
  return checked(text)
    .replace(/\s+/gu, ' ')
    .replace(
      /[^\x20-\x7e]/gu,
      (char) => `U+${(char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
    )
    .replaceAll('\\', '/')
    .replace(/\*(?=\/)|\/(?=\*)/g, '$& ')
    .replace(/\?(?=\?)/g, '? ')
    .trim();
}

/** @throws Error for anything but a C identifier: such text comes from the source and must not become code */
export function identifier(text: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(checked(text))) throw new Error(`${JSON.stringify(text)} is not a C identifier`);
  return text;
}

/** @throws Error for anything but names, `defined`, parentheses and logical operators */
export function condition(text: string): string {
  if (!/^[\w ()!&|]+$/.test(checked(text))) throw new Error(`${JSON.stringify(text)} is not a preprocessor condition`);
  return text;
}

/** Bits as a number: 64-bit ones with the suffix that every compiler understands. */
export function cBits(bits: bigint): string {
  return `0x${bits.toString(16)}${bits >> 32n > 0n ? 'ull' : ''}`;
}

function checked(text: string): string {
  if (typeof text !== 'string') throw new Error(`C text made of ${String(text)}, which is not a string`);
  return text;
}
