import type { Path, Source, SourceDocument, Span } from '@cpu-models/source';
import { intersect } from './spans.js';

/** A place that names a feature word. */
export interface WordUse {
  readonly document: SourceDocument;
  readonly path: Path;
  /** The word's name is a key. */
  readonly key?: true;
  readonly name: string;
  /** QEMU releases that the place speaks of; absent where it speaks of libvirt or of all. */
  readonly span?: Span;
}

/** Every place that names a feature word, but for the list of their order. */
export function* wordUses(source: Source): Generator<WordUse> {
  for (const { document, value } of source.all('model')) {
    for (const field of ['features', 'adds'] as const)
      for (const name of Object.keys(value[field] ?? {}))
        yield { document, path: [field, name], key: true, name, span: value };
  }
  for (const { document, value } of source.all('dependencies')) {
    for (const [i, rule] of value.dependencies.entries()) {
      for (const side of ['if-none-of', 'then-off'] as const) {
        yield { document, path: ['dependencies', i, side, 'word'], name: rule[side].word, span: intersect(rule) };
      }
    }
  }
  for (const { document, value } of source.all('cpuid')) {
    for (const [i, entry] of value['auto-level'].entries()) {
      yield { document, path: ['auto-level', i, 'word'], name: entry.word, span: intersect(entry) };
    }
    for (const [i, entry] of (value.avx10 ?? []).entries()) {
      for (const [j, { word }] of entry['turns-on'].entries())
        yield { document, path: ['avx10', i, 'turns-on', j, 'word'], name: word, span: intersect(entry) };
    }
  }
  yield* libvirtUses(source);
}

function* libvirtUses(source: Source): Generator<WordUse> {
  for (const { document, value } of source.all('libvirt-rules')) {
    for (const [i, name] of value['upper-half-msrs'].words.entries())
      yield { document, path: ['upper-half-msrs', 'words', i], name };
  }
  for (const { document, value } of source.all('libvirt-layout')) {
    for (const [i, { word }] of value.features['by-hand'].entries())
      yield { document, path: ['features', 'by-hand', i, 'word'], name: word };
  }
}
