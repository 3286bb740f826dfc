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

/**
 * A text without what mail, chat and web pages put around it either: quote marks, code fences, and entities in the place of
 * XML's own signs.
 */
export function pasted(text: string): string {
  const lines = unescaped(bare(text))
    .split('\n')
    .filter((line) => !/^[>|\s]*```\w*\s*$/.test(line));
  return (isQuoted(lines) ? lines.map((line) => line.replace(/^(?:[ \t]*[>|])+ ?/, '')) : lines).join('\n');
}

/** Marks of XML that a web page had to write otherwise: a tag's, or an attribute's quotes, where no XML has an entity. */
const ESCAPED = /&lt;\/?[a-z]|=&(?:apos|quot|#0?39);/i;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", '#39': "'", '#039': "'" };

function unescaped(text: string): string {
  if (!ESCAPED.test(text)) return text;
  return text
    .replaceAll(/&(lt|gt|quot|apos|#0?39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll('&amp;', '&');
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

/** A tag: a closing one's `/`, its name and attributes, and whether it is closed at once. */
const TAG = /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;

/**
 * XML that was copied out of the middle of a longer text, made whole: what it does not begin is not ended either, what it
 * does not end is ended, and a tag that is cut is left out, as is text between elements.
 * @param from what the first element must look like, from its `<` on
 * @param around elements to put around it, the outermost first
 */
export function mended(text: string, from: RegExp, around: readonly string[] = []): string {
  const piece = text.slice(Math.max(text.search(from), 0));
  const open: string[] = [...around];
  let out = around.map((name) => `<${name}>`).join('');
  let last: { readonly name: string; readonly end: number } | null = null;
  for (const match of piece.matchAll(TAG)) {
    const [whole, close, name = '', , empty] = match;
    const begin = match.index;
    if (close === '/') {
      if (!open.slice(around.length).includes(name)) continue;
      if (last?.name === name) out += piece.slice(last.end, begin);
      while (open.at(-1) !== name) out += `</${open.pop()}>`;
      open.pop();
      out += whole;
      last = null;
    } else {
      out += whole;
      if (empty === '/') last = null;
      else {
        open.push(name);
        last = { name, end: begin + whole.length };
      }
    }
  }
  while (open.length > 0) out += `</${open.pop()}>`;
  return out;
}
