import type { Path, Source, SourceDocument, Span } from '@cpu-models/source';
import { documents, entriesOf } from './walk.js';

/** One thing's values over time. */
export interface TimelineUse {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly entries: readonly (Span & { readonly value: unknown })[];
}

/** Every list of `{ value, since, until }`. */
export function* timelines(source: Source): Generator<TimelineUse> {
  for (const document of documents(source)) yield* below(document, document.value, []);
}

function* below(document: SourceDocument, value: unknown, path: Path): Generator<TimelineUse> {
  if (value === null || typeof value !== 'object') return;
  if (isTimeline(value)) yield { document, path, entries: value };
  else for (const [key, child] of entriesOf(value)) yield* below(document, child, [...path, key]);
}

function isTimeline(value: object): value is TimelineUse['entries'] & object {
  return Array.isArray(value) && value.length > 0 && value.every(isEntry);
}

function isEntry(entry: unknown): boolean {
  return (
    entry !== null &&
    typeof entry === 'object' &&
    'value' in entry &&
    Object.keys(entry).every((key) => ['value', 'since', 'until'].includes(key))
  );
}
