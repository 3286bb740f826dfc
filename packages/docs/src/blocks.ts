/** A fenced block of a document. */
export interface Block {
  readonly line: number;
  readonly language: string;
  /** Words behind the language: `exits=1`, `needs=qemu-10.2.2`. */
  readonly marks: Readonly<Record<string, string>>;
  readonly text: string;
}

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; info: string; lines: string[] } | null = null;
  for (const [i, line] of markdown.split('\n').entries()) {
    const fence = /^```(.*)$/.exec(line);
    if (fence === null) open?.lines.push(line);
    else if (open === null) open = { line: i + 1, info: fence[1] as string, lines: [] };
    else {
      const [language = '', ...marks] = open.info.split(/\s+/);
      blocks.push({
        line: open.line,
        language,
        marks: Object.fromEntries(marks.map((mark) => mark.split('=') as [string, string])),
        text: open.lines.join('\n'),
      });
      open = null;
    }
  }
  if (open !== null) throw new Error(`line ${open.line}: the block is not closed`);
  return blocks;
}
