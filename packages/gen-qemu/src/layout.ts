/** QEMU's style asks for lines of at most 80 columns. */
export const WIDTH = 80;

/** Puts items into lines, as many as fit; an item that is too long has a line of its own. */
export function fill(items: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + item.length <= width) lines[lines.length - 1] = `${last} ${item}`;
    else lines.push(item);
  }
  return lines;
}

/** Terms joined by ` | `, in lines that end in a comma. */
export function orLines(terms: readonly string[], width: number): string[] {
  return fill(
    terms.map((term, i) => `${term}${i < terms.length - 1 ? ' |' : ','}`),
    width,
  );
}

/** `field = A | B,` in one line where it fits, else with the terms below, set in by four. */
export function assignment(field: string, terms: readonly string[], width: number): string[] {
  const line = `${field} = ${terms.join(' | ')},`;
  if (line.length <= width) return [line];
  return [`${field} =`, ...orLines(terms, width - 4).map((text) => `    ${text}`)];
}

/** Words of a comment, in lines. */
export function commentLines(text: string, width: number): string[] {
  return text === '' ? [] : fill(text.split(' '), width);
}

/** Lines as a comment; a single one stays on one line, none give none. */
export function commentBlock(lines: readonly string[]): string[] {
  if (lines.length < 2) return lines.map((line) => `/* ${line} */`);
  return ['/*', ...lines.map((line) => ` * ${line}`), ' */'];
}
