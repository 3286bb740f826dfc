import type { Finding } from '../finding.js';

/** The text with the certain suggestions written in; how many there were. */
export function applyFixes(
  text: string,
  findings: readonly Finding[],
): { readonly text: string; readonly fixed: number } {
  const certain = findings.filter(({ certain, suggestion }) => certain && suggestion !== null);
  let [fixed, at] = ['', 0];
  for (const { suggestion, place } of certain) {
    fixed += text.slice(at, place.start) + suggestion;
    at = place.end;
  }
  return { text: fixed + text.slice(at), fixed: certain.length };
}
