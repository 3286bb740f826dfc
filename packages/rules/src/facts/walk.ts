import { FILE_KINDS, memo, type Path, type Source, type SourceDocument, type Span } from '@cpu-models/source';

/** A value anywhere in the source. */
export interface Visit {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly value: unknown;
}

/** Every document of the source. */
export const documents = memo((source: Source): SourceDocument[] => [
  ...new Set(
    [...new Set(FILE_KINDS.map((kind) => kind.schema))].flatMap((kind) =>
      source.all(kind).map(({ document }) => document),
    ),
  ),
]);

/** An object with since or until, and the nearest one around it that speaks of the same releases. */
export interface Spanned {
  readonly document: SourceDocument;
  readonly path: Path;
  readonly span: Span;
  readonly parent?: Span;
}

/** These speak of other releases than what they stand in: libvirt's, or those that brought a name. */
const OWN_AXIS: readonly (string | number)[] = ['libvirt', 'names'];

/** These speak of a bit, which QEMU's masks may hold before or after the bit has the name that they stand under. */
const BIT_FACTS: readonly (string | number)[] = ['tcg', 'migratable', 'autoenable'];

/** Every span of the source with its parent's. */
export const spanned = memo((source: Source): Spanned[] => {
  const found: Spanned[] = [];
  for (const document of documents(source)) collect(document, document.value, [], undefined, found);
  return found;
});

function collect(
  document: SourceDocument,
  value: unknown,
  path: Path,
  parent: Span | undefined,
  found: Spanned[],
): void {
  if (value === null || typeof value !== 'object') return;
  let around = parent;
  const { since, until } = value as Span;
  if (!Array.isArray(value) && (typeof since === 'string' || typeof until === 'string')) {
    const span: Span = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) };
    found.push({ document, path, span, ...(parent === undefined ? {} : { parent }) });
    around = { ...parent, ...span };
  }
  for (const [key, child] of entriesOf(value))
    collect(document, child, [...path, key], spanAround(key, parent, around), found);
}

function spanAround(key: string | number, parent: Span | undefined, around: Span | undefined): Span | undefined {
  if (OWN_AXIS.includes(key)) return undefined;
  return BIT_FACTS.includes(key) ? parent : around;
}

/** Keys or indices with their values. */
export function entriesOf(value: object): Iterable<readonly [string | number, unknown]> {
  return Array.isArray(value) ? (value as unknown[]).entries() : Object.entries(value);
}
