import type { KindName, Path, Source, SourceDocument, Span } from '@cpu-models/source';

/** A list whose entries have a field of their own value. */
interface ListKind {
  readonly kind: KindName;
  /** `*` stands for every index. */
  readonly path: readonly string[];
  readonly field: string;
  /** What an entry is, in messages. */
  readonly what: string;
}

/** Every list of things with ids, but for features, which have rules of their own. */
export const LISTS: readonly ListKind[] = [
  { kind: 'caches', path: ['sets'], field: 'id', what: 'cache' },
  { kind: 'caches', path: ['loose'], field: 'id', what: 'cache' },
  { kind: 'caches', path: ['sets'], field: 'variable', what: 'variable' },
  { kind: 'caches', path: ['loose'], field: 'variable', what: 'variable' },
  { kind: 'caches', path: ['legacy'], field: 'use', what: 'use' },
  { kind: 'machines', path: ['families'], field: 'family', what: 'family' },
  { kind: 'machines', path: ['families'], field: 'alias', what: 'alias' },
  { kind: 'machines', path: ['families', '*', 'machines'], field: 'name', what: 'machine type' },
  { kind: 'compat', path: ['arrays'], field: 'array', what: 'array' },
  { kind: 'configurations', path: ['configurations'], field: 'id', what: 'configuration' },
  { kind: 'configurations', path: ['configurations'], field: 'macro', what: 'macro' },
  { kind: 'configurations', path: ['structures'], field: 'id', what: 'structure' },
  { kind: 'behaviours', path: ['behaviours'], field: 'id', what: 'behaviour' },
  { kind: 'libvirt-behaviours', path: ['behaviours'], field: 'id', what: 'behaviour' },
  { kind: 'levels', path: ['levels'], field: 'level', what: 'level' },
  { kind: 'cpuid', path: ['auto-level'], field: 'word', what: 'word' },
  { kind: 'cpuid', path: ['xsave'], field: 'component', what: 'component' },
  { kind: 'cpuid', path: ['cache-descriptors'], field: 'descriptor', what: 'descriptor' },
  { kind: 'libvirt-vendors', path: ['vendors'], field: 'name', what: 'vendor' },
  { kind: 'libvirt-vendors', path: ['vendors'], field: 'string', what: 'vendor string' },
  { kind: 'arm-vendors', path: ['vendors'], field: 'name', what: 'vendor' },
  { kind: 'arm-vendors', path: ['vendors'], field: 'value', what: 'implementer' },
  { kind: 'ppc64-vendors', path: ['vendors'], field: 'name', what: 'vendor' },
];

/** An entry of such a list. */
export interface ListEntry {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly id: string | number;
  readonly span: Span;
}

/** The entries of one kind of list, over all files. */
export function* entriesOfList(source: Source, { kind, path, field }: ListKind): Generator<ListEntry> {
  for (const { document } of source.all(kind)) {
    for (const [at, entry] of descend(document.value, path)) {
      const id = (entry as Readonly<Record<string, unknown>>)[field];
      if (typeof id === 'string' || typeof id === 'number')
        yield { document, path: [...at, field], id, span: entry as Span };
    }
  }
}

function* descend(value: unknown, steps: readonly string[], path: Path = []): Generator<[Path, object]> {
  const [step, ...rest] = steps;
  if (step === undefined || step === '*') {
    for (const [i, item] of ((value ?? []) as object[]).entries()) {
      if (step === undefined) yield [[...path, i], item];
      else yield* descend(item, rest, [...path, i]);
    }
  } else yield* descend((value as Readonly<Record<string, unknown>>)[step], rest, [...path, step]);
}
