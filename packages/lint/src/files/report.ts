import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import pc from 'picocolors';
import { applyFixes, type FileFindings, type Finding, toGithub, toSarif } from '../index.js';
import { decoded } from './read.js';

export const FORMATS = ['text', 'github', 'sarif', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const COLORS: Readonly<Record<Finding['level'], (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  note: pc.cyan,
};

/** The files in which something was found. */
export function withFindings(files: readonly FileFindings[]): FileFindings[] {
  return files.filter(({ findings }) => findings.length > 0);
}

/** The findings as people or programs read them. */
export function reportOf(format: Exclude<Format, 'json'>, files: readonly FileFindings[]): string {
  switch (format) {
    case 'github':
      return toGithub(files).join('\n');
    case 'sarif':
      return JSON.stringify(toSarif(files), null, 2);
    default:
      return describe(files);
  }
}

function describe(files: readonly FileFindings[]): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map(
      ({ place, level, message, rule }) =>
        `${path}:${place.line}:${place.column}: ${COLORS[level](level)}: ${message} ${pc.dim(`[${rule}]`)}`,
    ),
  );
  const all = files.flatMap(({ findings }) => findings);
  const counts = (['error', 'warning', 'note'] as const).map((level) =>
    counted(all.filter((finding) => finding.level === level).length, level),
  );
  return [...lines, `${counted(files.length, 'file')}: ${counts.join(', ')}`].join('\n');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** A file with its certain suggestions written in. */
export interface FixedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** How many names were corrected. */
  readonly fixed: number;
}

/** What files with certain suggestions become; nothing is written. */
export async function fixFiles(files: readonly FileFindings[]): Promise<FixedFile[]> {
  const fixable = files.map(({ path, findings }) => ({ path, certain: findings.filter(({ certain }) => certain) }));
  return Promise.all(
    fixable
      .filter(({ certain }) => certain.length > 0)
      .map(async ({ path, certain }) => {
        const bytes = await readFile(path);
        const { text } = applyFixes(decoded(bytes), certain);
        return { path, bytes: Buffer.from(text, isUtf8(bytes) ? 'utf8' : 'latin1'), fixed: certain.length };
      }),
  );
}

/** The findings that people have to decide on. */
export function uncertain(files: readonly FileFindings[]): FileFindings[] {
  return files.map(({ path, findings }) => ({ path, findings: findings.filter(({ certain }) => !certain) }));
}
