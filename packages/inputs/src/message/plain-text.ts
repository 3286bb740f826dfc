import { bare } from '../paste.js';

/**
 * A text as its program printed it: without the marks of quoting, code blocks, colours and typesetting, and with the line
 * breaks and quotes that JSON, YAML and HTML had to write otherwise.
 */
export function plainText(text: string): string {
  return decoded(bare(text))
    .replaceAll(/\\r?\\n|\\n/g, '\n')
    .replaceAll(/\\t/g, '\t')
    .replaceAll(/\\(["'])/g, '$1')
    .replaceAll(/[\u2018\u2019\u02bc]|&#0?39;|&apos;/g, "'")
    .replaceAll(/[\u201c\u201d]|&quot;/g, '"')
    .replaceAll("''", "'")
    .replaceAll(/^(?:[ \t]*[>|#])+ ?/gm, '')
    .replaceAll('`', '');
}

/** Mails in quoted-printable (RFC 2045), as archives keep them: `=` at a line's end goes on with the next. */
function decoded(text: string): string {
  return /=\n|=3D/.test(text) ? text.replaceAll(/=\n(?=\S)/g, '').replaceAll('=3D', '=') : text;
}
