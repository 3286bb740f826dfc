/** The JSON objects in a text, one after the other, whatever stands between them (`-> `, time stamps, blank lines). */
export function jsonValues(text: string): Record<string, unknown>[] {
  const values: Record<string, unknown>[] = [];
  for (let at = text.indexOf('{'); at >= 0; ) {
    const end = endOfObject(text, at);
    if (end < 0) break;
    try {
      values.push(JSON.parse(text.slice(at, end)) as Record<string, unknown>);
      at = text.indexOf('{', end);
    } catch {
      // No JSON after all: the next brace may start some.
      at = text.indexOf('{', at + 1);
    }
  }
  return values;
}

/** Behind the brace that closes the one at `from`; -1 if none does. */
function endOfObject(text: string, from: number): number {
  let depth = 0;
  let inText = false;
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (inText) {
      if (char === '\\') at++;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at + 1;
  }
  return -1;
}
