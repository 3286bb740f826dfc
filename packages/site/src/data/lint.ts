import { applyFixes, type Finding, lintText, makeNames, type Names } from '@cpu-models/lint';
import { allLibvirt, allQemu, features } from './library.js';

let names: Names | null = null;

/** Every name of every release; null while data is on its way. */
export function knownNames(): Names | null {
  const [qemu, libvirt, list] = [allQemu(), allLibvirt(), features()];
  if (qemu === null || libvirt === null || list === null) return null;
  names ??= makeNames({ features: list, qemu, libvirt });
  return names;
}

/** What is wrong in a text, and the text with what is certain put right. */
export interface Linted {
  readonly findings: readonly Finding[];
  readonly fixed: string | null;
}

export function lint(
  path: string,
  text: string,
  known: Names,
  targets: { readonly qemu: string; readonly libvirt: string },
): Linted {
  const { qemu, libvirt } = targets;
  const asked = { ...(qemu === '' ? {} : { qemu }), ...(libvirt === '' ? {} : { libvirt }) };
  const findings = lintText(path, text, known, { targets: asked });
  const { text: fixed, fixed: count } = applyFixes(text, findings);
  return { findings, fixed: count === 0 ? null : fixed };
}

/** A text cut at its findings, line by line. */
export interface MarkedLine {
  readonly number: number;
  readonly parts: readonly { readonly text: string; readonly finding: Finding | null }[];
}

/** Lines around findings; those far from any are left out. */
export function markLines(text: string, findings: readonly Finding[], around: number): MarkedLine[] {
  const near = new Set(
    findings.flatMap(({ place }) => Array.from({ length: 2 * around + 1 }, (_, i) => place.line - around + i)),
  );
  const lines: MarkedLine[] = [];
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    const number = i + 1;
    if (near.has(number))
      lines.push({
        number,
        parts: cut(
          line,
          findings.filter(({ place }) => place.line === number),
        ),
      });
  }
  return lines;
}

function cut(line: string, findings: readonly Finding[]): MarkedLine['parts'] {
  const parts: { text: string; finding: Finding | null }[] = [];
  let at = 0;
  for (const finding of findings) {
    const start = finding.place.column - 1;
    const end = start + finding.place.end - finding.place.start;
    parts.push({ text: line.slice(at, start), finding: null }, { text: line.slice(start, end), finding });
    at = end;
  }
  return [...parts, { text: line.slice(at), finding: null }].filter(({ text }) => text !== '');
}
