/** More blanks in a row than anybody writes: patterns would pass them again from each. */
const BLANKS = /\s{256,}/g;

/**
 * A text without what terminals and editors put into it: BOM, CR, colours, spaces that do not break, and blanks without
 * end.
 */
export function bare(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replaceAll(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours
      .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
      .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
      .replaceAll(BLANKS, (run) => run.slice(0, 255) + (run.includes('\n') ? '\n' : ' '))
  );
}

/** A text without what mail and chat put around it either: quote marks and code fences. */
export function pasted(text: string): string {
  const lines = bare(text)
    .split('\n')
    .filter((line) => !/^[>|\s]*```\w*\s*$/.test(line));
  return (isQuoted(lines) ? lines.map((line) => line.replace(/^(?:[ \t]*[>|])+ ?/, '')) : lines).join('\n');
}

/** Whether nearly every line begins with a quote mark; `>` at the beginning of a few lines is XML's own. */
function isQuoted(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '');
  const marked = written.filter((line) => /^\s*[>|]/.test(line));
  return marked.length > 0 && marked.length >= written.length * 0.9;
}

/**
 * The XML in a text, from the first tag of that name to the last one that closes it; without such, to the end. What stands
 * around it (a prompt, the command, other output) is left out.
 */
export function xmlIn(text: string, name: string): string {
  const from = text.search(new RegExp(`<${name}[\\s>/]`));
  const close = `</${name}>`;
  const to = text.lastIndexOf(close);
  if (from < 0) return text;
  const empty = new RegExp(`^<${name}(\\s[^<>]*)?/>`).exec(text.slice(from))?.[0];
  if (empty !== undefined) return empty;
  return to < from ? text.slice(from) : text.slice(from, to + close.length);
}
