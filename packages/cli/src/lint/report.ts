import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { applyFixes, type FileFindings, type Finding, toGithub, toSarif } from '@cpu-models/lint';
import pc from 'picocolors';
import { writeOutput } from '../io/output.js';
import { decoded } from './read.js';

export const FORMATS = ['text', 'github', 'sarif', 'json'] as const;
export type Format = (typeof FORMATS)[number];

const COLORS: Readonly<Record<Finding['level'], (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  note: pc.cyan,
};

/** The findings as people or programs read them. */
export function reportOf(format: Format, files: readonly FileFindings[]): string {
  switch (format) {
    case 'github':
      return toGithub(files).join('\n');
    case 'sarif':
      return JSON.stringify(toSarif(files), null, 2);
    case 'json':
      return JSON.stringify(
        files.filter(({ findings }) => findings.length > 0),
        null,
        2,
      );
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

/** Writes certain suggestions into the files; the findings that are left. */
export async function fixFiles(files: readonly FileFindings[]): Promise<{ left: FileFindings[]; fixed: number }> {
  let fixed = 0;
  const left: FileFindings[] = [];
  for (const { path, findings } of files) {
    const certain = findings.filter((finding) => finding.certain);
    if (certain.length > 0) {
      const bytes = await readFile(path);
      const { text } = applyFixes(decoded(bytes), certain);
      writeOutput(path, Buffer.from(text, isUtf8(bytes) ? 'utf8' : 'latin1'));
      fixed += certain.length;
    }
    left.push({ path, findings: findings.filter((finding) => !finding.certain) });
  }
  return { left, fixed };
}
