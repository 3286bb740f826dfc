import wrapAnsi from 'wrap-ansi';

/** How wide the output may be: a terminal's columns, or what COLUMNS says; as wide as it gets where nobody reads it. */
export function outputWidth(): number {
  return process.stdout.columns ?? (Number(process.env['COLUMNS']) || Number.POSITIVE_INFINITY);
}

/** Lines of a text, none wider than the output, broken between words; those that go on are indented by `hang` more. */
export function wrapLines(text: string, hang = 2, width: number = outputWidth()): string {
  if (!Number.isFinite(width)) return text;
  return text
    .split('\n')
    .map((line) => wrapLine(line, hang, width))
    .join('\n');
}

function wrapLine(line: string, hang: number, width: number): string {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const room = Math.max(width - indent - hang, 20);
  const [first = '', ...more] = wrapAnsi(line.slice(indent), room, { hard: true }).split('\n');
  return [' '.repeat(indent) + first, ...more.map((rest) => ' '.repeat(indent + hang) + rest)].join('\n');
}
