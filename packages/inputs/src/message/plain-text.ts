/**
 * A text as its program printed it: without the marks of quoting, code blocks, colours and typesetting, and with the line
 * breaks and quotes that JSON, YAML and HTML had to write otherwise.
 */
export function plainText(text: string): string {
  return (
    text
      .replace(/^\ufeff/, '')
      .replaceAll(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's colours
      .replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, '')
      .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
      .replaceAll(/\\r?\\n|\\n/g, '\n')
      .replaceAll(/\\t/g, '\t')
      .replaceAll(/\\(["'])/g, '$1')
      .replaceAll(/[\u2018\u2019\u02bc]|&#0?39;|&apos;/g, "'")
      .replaceAll(/[\u201c\u201d]|&quot;/g, '"')
      .replaceAll("''", "'")
      .replaceAll(/^(?:[ \t]*[>|])+ ?/gm, '')
      .replaceAll('`', '')
  );
}
