import type { Hunk } from './hunk.js';

/** Where a tree keeps what `--revert` needs, below its root. */
export const RECORD = '.cpu-models-applied.json';

/** What was applied to a tree. It names no time and no machine, so the same tree gets the same record. */
export interface ApplyRecord {
  readonly project: string;
  readonly release: string;
  readonly edited: readonly { readonly path: string; readonly hunks: readonly Hunk[] }[];
  /** `before` is null for a file that was not there. */
  readonly written: readonly { readonly path: string; readonly before: string | null; readonly sha256: string }[];
}

/** The record as text. File contents are strings with a character per byte, so any bytes survive. */
export function formatRecord(record: ApplyRecord): string {
  return `${JSON.stringify(record, null, 1)}\n`;
}

/** Reads a record; undefined if the text is none. */
export function parseRecord(text: string): ApplyRecord | undefined {
  try {
    const value = JSON.parse(text) as Partial<ApplyRecord>;
    return Array.isArray(value.edited) && Array.isArray(value.written) ? (value as ApplyRecord) : undefined;
  } catch {
    return undefined;
  }
}
