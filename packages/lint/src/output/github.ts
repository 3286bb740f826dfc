import type { FileFindings } from './sarif.js';

const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** The findings as workflow commands, which GitHub shows beside the lines. */
export function toGithub(files: readonly FileFindings[]): string[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ level, rule, message, place: { line, column, start, end } }) => {
      const where = `file=${property(path)},line=${line},col=${column},endColumn=${column + end - start}`;
      return `::${COMMANDS[level]} ${where},title=${property(rule)}::${data(message)}`;
    }),
  );
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
