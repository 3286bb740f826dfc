import { type KindName, locate, type Path, type Source } from '@cpu-models/source';
import type { Violation } from '../compare/qemu.js';
import { isList } from '../ledger/tree.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Change = Violation['change'];
export type Entry = Readonly<Record<string, unknown>>;

export function one(source: Source, kind: KindName, path: Path): Place {
  const { document } = source.one(kind);
  return { file: document.file, ...locate(document, path) };
}

/** The first entry of a list that fits, or its field if it has that, or the list. */
export function entry(source: Source, kind: KindName, list: string, fits: (item: Entry) => boolean, field = ''): Place {
  const items = (source.one(kind).value as unknown as Readonly<Record<string, readonly Entry[]>>)[list] ?? [];
  const at = items.findIndex(fits);
  return one(source, kind, at < 0 ? [list] : field in (items[at] as Entry) ? [list, at, field] : [list, at]);
}

/** Whether a list of names has this one only before or only after. */
export function differs({ from, to }: Change, name: string): boolean {
  return (isList(from) && from.includes(name)) !== (isList(to) && to.includes(name));
}

/** Settings that only one of the two lists has. */
export function settings({ from, to }: Change): string[] {
  const [before, after] = [from, to].map((list) => (isList(list) ? list : []));
  const gone = (before ?? []).filter((item) => !after?.includes(item));
  return [...(after ?? []).filter((item) => !before?.includes(item)), ...gone];
}

export function spelling(libvirt: unknown): unknown {
  return typeof libvirt === 'object' && libvirt !== null ? (libvirt as Entry)['name'] : undefined;
}

export function fileStart(file: string): Place {
  return { file, line: 1, column: 1 };
}
