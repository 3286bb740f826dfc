import type { Source } from '@cpu-models/source';
import { editFile } from '@cpu-models/source';
import { diffLines } from 'diff';
import { CASES, type Case, type Values } from './cases.js';
import { countLines } from './upstream-lines.js';

/** One change, and how many lines each side needs to say it. */
export interface Replayed {
  readonly what: string;
  readonly kind: string;
  readonly yaml: number;
  readonly qemu: number;
  readonly libvirt: number;
}

/** Counts every case. Lines of YAML are counted by taking the fact out of the source and looking at what is missing then. */
export function replay(
  source: Source,
  trees: { readonly qemu: string; readonly libvirt: string },
  cases: readonly Case[] = CASES,
): Replayed[] {
  return cases.map(({ what, kind, undo, qemu, libvirt }) => ({
    what,
    kind,
    yaml: yamlLines(source, undo),
    qemu: countLines(trees.qemu, qemu),
    libvirt: countLines(trees.libvirt, libvirt),
  }));
}

/** Upstream's commit names itself, and is named here once the release is out: not a line of the change. */
function counts(line: string): boolean {
  return line.trim() !== '' && !/^\s*source:/.test(line);
}

/** Lines of the source that are only there because of one fact. */
export function yamlLines(source: Source, undo: Case['undo']): number {
  let lines = 0;
  const changes = new Map<string, { kind: string; value: unknown }>();
  const find = (path: string) => {
    const known = [...KINDS]
      .flatMap((kind) => source.all(kind).map(({ document, value }) => ({ kind, document, value })))
      .find(({ document }) => document.file === path);
    if (known === undefined) throw new Error(`schemas/${path} does not exist`);
    return known;
  };
  const values: Values = {
    remove: (path) => (lines += find(path).document.text.split('\n').filter(counts).length),
    change: (kind, path, edit) => {
      const value = changes.get(path)?.value ?? structuredClone(find(path).value);
      edit(value as never);
      changes.set(path, { kind, value });
    },
  };
  undo(values);
  for (const [path, { kind, value }] of changes) {
    const { text } = find(path).document;
    const parts = diffLines(editFile(kind as never, text, value), text);
    lines += parts
      .filter(({ added }) => added)
      .flatMap((part) => part.value.split('\n'))
      .filter(counts).length;
  }
  if (lines === 0) throw new Error('the case takes nothing out of the source');
  return lines;
}

const KINDS = ['model', 'word', 'order', 'caches', 'compat', 'machines', 'libvirt-index'] as const;

/** The table, with totals. */
export function replayMarkdown(rows: readonly Replayed[]): string {
  const total = (key: 'yaml' | 'qemu' | 'libvirt') => rows.reduce((sum, row) => sum + row[key], 0);
  const line = (...cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    line('change', 'kind', 'YAML', 'QEMU', 'libvirt', 'both'),
    '|---|---|---:|---:|---:|---:|',
    ...rows.map(({ what, kind, yaml, qemu, libvirt }) => line(what, kind, yaml, qemu, libvirt, qemu + libvirt)),
    line(
      `**${rows.length} changes**`,
      '',
      `**${total('yaml')}**`,
      `**${total('qemu')}**`,
      `**${total('libvirt')}**`,
      `**${total('qemu') + total('libvirt')}**`,
    ),
  ].join('\n');
}
