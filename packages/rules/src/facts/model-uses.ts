import type { Path, Source, SourceDocument } from '@cpu-models/source';

/** A place that names a model. */
export interface ModelUse {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly key?: true;
  readonly name: string;
  /** `qemu`: any name that QEMU takes; `file`: a model without version; `libvirt`: any name but NAME-vN, libvirt's own too. */
  readonly vocabulary: 'qemu' | 'file' | 'libvirt';
}

/** Every place that names an x86 model, but for the list of their order. */
export function* modelUses(source: Source): Generator<ModelUse> {
  for (const { document, value } of source.all('compat')) {
    for (const [i, { models }] of (value.heads ?? []).entries())
      yield* listed(document, ['heads', i, 'models'], models);
    for (const [i, array] of value.arrays.entries()) {
      for (const [j, entry] of array.entries.entries()) {
        const path = ['arrays', i, 'entries', j];
        if ('set' in entry) yield* listed(document, [...path, 'models'], entry.models ?? []);
        else if (entry.model !== undefined)
          yield { document, path: [...path, 'model'], name: entry.model, vocabulary: 'qemu' };
      }
    }
  }
  yield* machineUses(source);
  for (const { document, value } of source.all('properties')) {
    for (const [i, { models = [] }] of value.properties.entries()) {
      for (const [j, name] of models.entries())
        yield { document, path: ['properties', i, 'models', j], name, vocabulary: 'qemu' };
    }
  }
  yield* differenceUses(source);
  yield* layoutUses(source);
}

function* listed(document: SourceDocument, path: Path, models: readonly string[]): Generator<ModelUse> {
  for (const [i, name] of models.entries()) yield { document, path: [...path, i], name, vocabulary: 'qemu' };
}

function* machineUses(source: Source): Generator<ModelUse> {
  const field = 'default-cpu-model';
  for (const { document, value } of source.all('machines')) {
    for (const [i, family] of value.families.entries()) {
      if (family[field] !== undefined)
        yield { document, path: ['families', i, field], name: family[field], vocabulary: 'qemu' };
      for (const [j, machine] of family.machines.entries()) {
        if (machine[field] !== undefined)
          yield { document, path: ['families', i, 'machines', j, field], name: machine[field], vocabulary: 'qemu' };
      }
    }
  }
}

function* differenceUses(source: Source): Generator<ModelUse> {
  for (const { document, value } of source.all('libvirt-differences')) {
    for (const [list, entries] of Object.entries(value)) {
      for (const [i, entry] of (entries as { models?: unknown; names?: unknown }[]).entries()) {
        for (const field of ['models', 'names'] as const) {
          const vocabulary = field === 'models' ? 'file' : 'libvirt';
          for (const [key, name] of keysOf(entry[field]))
            yield { document, path: [list, i, field, key], name, vocabulary, ...(key === name ? { key: true } : {}) };
        }
      }
    }
  }
}

/** Names in a list, or those that are keys. */
function keysOf(names: unknown): [string | number, string][] {
  if (Array.isArray(names)) return [...(names as string[]).entries()];
  return Object.keys((names ?? {}) as object).map((name) => [name, name]);
}

function* layoutUses(source: Source): Generator<ModelUse> {
  for (const { document, value } of source.all('libvirt-layout')) {
    const comments = value['signature-comments'];
    const lists: [Path, { models: string[] }[]][] = [
      [['comments'], value.comments],
      [['signature-comments', 'instead'], comments.instead ?? []],
      [['signature-comments', 'also'], comments.also ?? []],
    ];
    for (const [path, entries] of lists) {
      for (const [i, { models }] of entries.entries()) {
        for (const [j, name] of models.entries())
          yield { document, path: [...path, i, 'models', j], name, vocabulary: 'file' };
      }
    }
  }
  for (const { document, value } of source.all('libvirt-model')) {
    if (value.like !== undefined) yield { document, path: ['like'], name: value.like, vocabulary: 'libvirt' };
  }
}
