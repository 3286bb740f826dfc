/** Longest line that a flow collection is written on. */
const WIDTH = 110;

/**
 * Breaks long lines of flow collections (`key: [ a, b, c ]`) between items, as many items to a line as fit,
 * with the following lines indented below the first. Lines that fit, and lines of anything else, stay as they are.
 */
export function fill(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.length > WIDTH ? fillLine(line) : line))
    .join('\n');
}

function fillLine(line: string): string {
  const start = /^( *)((?:- )*(?:[^\s"'#{[,][^"'#{[,]*?: )?)([[{])/.exec(line);
  if (start === null || !/[\]}]$/.test(line)) return line;
  const [opening, indent = '', lead = ''] = start;
  const hanging = ' '.repeat(indent.length + lead.replace(/[^-\s].*$/, '').length + 2);
  const lines = [opening];
  for (const piece of topLevelPieces(line.slice(opening.length))) {
    const current = lines.at(-1) as string;
    if (current.length + piece.length > WIDTH && current.trim() !== '') {
      lines[lines.length - 1] = current.trimEnd();
      lines.push(hanging + piece);
    } else lines[lines.length - 1] = current + piece;
  }
  return lines.join('\n');
}

/** The items of a flow collection's text, each with its comma and the blank after it; the closing bracket stays with the last. */
function topLevelPieces(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (quote !== '') {
      if (char === '\\' && quote === '"') i++;
      else if (char === quote) quote = '';
    } else if (char === '"' || (char === "'" && /[\s,[{]/.test(text[i - 1] ?? ' '))) quote = char;
    else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
    else if (char === ',' && depth === 0 && text[i + 1] === ' ') {
      pieces.push(text.slice(start, i + 2));
      start = i + 2;
    }
  }
  return [...pieces, text.slice(start)];
}
