export type Cell = string | number | boolean | null | readonly string[];

/**
 * Rows below a heading, as RFC 4180 has it but with plain line feeds; lists are joined by spaces. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csv(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: Cell): string {
  const plain = value === null ? '' : typeof value === 'object' ? value.join(' ') : String(value);
  const text = typeof value !== 'number' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
