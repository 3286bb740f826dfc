import { outputWidth } from '../io/width.js';

/** A property's value as QEMU's command line has it. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  if (value === '') return "''";
  return typeof value === 'number' && value >= 0x8000_0000 ? hex(value) : String(value);
}

export function hex(value: number, digits = 0): string {
  return `0x${value.toString(16).padStart(digits, '0')}`;
}

/** Lines of words, none wider than the output or than reads well. */
export function wrapWords(words: readonly string[], indent: string, width = Math.min(outputWidth(), 100)): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of words) {
    if (line.length + word.length + 1 > width && line !== indent) {
      lines.push(line);
      line = indent;
    }
    line += line === indent ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}
