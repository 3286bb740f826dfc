/** A command line's words: quotes and backslashes as a shell has them, comments left out. */
export function shellWords(text: string): string[] {
  const words: string[] = [];
  const joined = text.replaceAll(/\\\r?\n/g, ' ').replaceAll(/(^|\s)#.*$/gm, ' ');
  for (const [, word = ''] of joined.matchAll(/((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+)/g)) {
    words.push(
      word.replaceAll(
        /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g,
        (_, single?: string, double?: string, escaped?: string) =>
          single ?? double?.replaceAll(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
      ),
    );
  }
  return words;
}
