import { isLineStart, lineAt, skipLiteral } from './c-text.js';

/** Something in a C text that is no C, and where. */
export interface Oddity {
  readonly offset: number;
  readonly what: string;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** An open bracket, on top of those that were opened before it. */
interface Open {
  readonly char: string;
  readonly offset: number;
  readonly below: Open | null;
}

/**
 * The first bracket without its partner, or literal without an end; null where there is none. Each branch of an #if may
 * open the same bracket: what is open behind it is what the last branch leaves.
 *
 * @param text without comments and continued lines
 */
export function unbalanced(text: string): Oddity | null {
  const branches: (Open | null)[] = [];
  let open: Open | null = null;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '#' && isLineStart(text, at)) {
      const line = lineAt(text, at);
      if (/^#\s*if/.test(line)) branches.push(open);
      else if (/^#\s*(elif|else)\b/.test(line)) open = branches.at(-1) ?? null;
      else if (/^#\s*endif\b/.test(line)) branches.pop();
      at += line.length;
    } else if (char === '"' || char === "'") {
      const past = skipLiteral(text, at);
      if (past - 1 === at || text[past - 1] !== char) return { offset: at, what: `nothing ends the ${char}` };
      at = past - 1;
    } else if (CLOSING[char] !== undefined) open = { char, offset: at, below: open };
    else if (')]}'.includes(char)) {
      if (open === null) return { offset: at, what: `the ${char} closes nothing` };
      if (CLOSING[open.char] !== char) break;
      open = open.below;
    }
  }
  return open === null ? null : { offset: open.offset, what: `nothing closes the ${open.char}` };
}
