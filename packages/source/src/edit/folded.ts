import { type Document, Scalar, visit } from 'yaml';

/** A text that is broken into lines, as it stands in the file. */
interface Folded {
  readonly node: Scalar;
  readonly value: unknown;
  readonly source: string;
}

/** The folded texts of a document, before it is changed. */
export function foldedTexts(document: Document, text: string): Folded[] {
  const found: Folded[] = [];
  visit(document, {
    Scalar: (_, node) => {
      if (node.type === Scalar.BLOCK_FOLDED && node.range)
        found.push({ node, value: node.value, source: text.slice(node.range[0], node.range[1]).trimEnd() });
    },
  });
  return found;
}

/**
 * The writer would put each folded text on one line, so those that are still the same are hidden from it.
 * @returns puts them back into what is written
 */
export function hideFolded(folded: readonly Folded[]): (written: string) => string {
  const hidden = folded
    .filter(({ node, value }) => node.value === value)
    .map(({ node, source }, i) => ({ node, source, mark: `folded-text-${i}-` }));
  for (const { node, mark } of hidden) {
    node.value = mark;
    node.type = Scalar.PLAIN;
  }
  return (written) => hidden.reduce((text, { mark, source }) => text.replace(mark, () => source), written);
}
