import { parseSource, type SourceDocument } from './document.js';
import { listFiles, readBytes } from './document-files.js';
import { FILE_KINDS, type FileKind, type FileTypes, type KindName } from './kinds.js';
import type { Problem } from './problem.js';
import { Schemas } from './schema.js';

/** A document whose value follows its schema. */
export interface Located<T> {
  readonly document: SourceDocument;
  readonly value: T;
}

/** The whole source: every YAML file, parsed and checked against its schema. */
export class Source {
  readonly #byKind = new Map<KindName, Located<unknown>[]>();

  constructor(
    readonly root: string,
    documents: readonly { kind: FileKind; document: SourceDocument }[],
    /** What is wrong with single files. A source with problems must not be used for anything but telling them. */
    readonly problems: readonly Problem[],
  ) {
    for (const { kind, document } of documents) {
      const located = { document, value: document.value };
      const others = this.#byKind.get(kind.schema);
      if (others === undefined) this.#byKind.set(kind.schema, [located]);
      else others.push(located);
    }
  }

  /** Every file. */
  get documents(): readonly SourceDocument[] {
    return [...this.#byKind.values()].flat().map(({ document }) => document);
  }

  /** The value of every file, by path below the source's root. */
  values(): ReadonlyMap<string, unknown> {
    return new Map(this.documents.map(({ file, value }) => [file, value]));
  }

  /** All files of a kind, sorted by path. */
  all<K extends KindName>(kind: K): readonly Located<FileTypes[K]>[] {
    return (this.#byKind.get(kind) ?? []) as Located<FileTypes[K]>[];
  }

  /**
   * The one file of a kind that there is one of.
   * @throws Error if it is missing, which {@link loadSource} reports as a problem.
   */
  one<K extends KindName>(kind: K): Located<FileTypes[K]> {
    const [only] = this.all(kind);
    if (only === undefined) throw new Error(`no file of kind ${kind} below ${this.root}`);
    return only;
  }
}

/** Files as they were read and checked, by path: those that have not changed are not parsed again. */
export type KnownFiles = Map<
  string,
  { readonly bytes: Uint8Array; readonly document?: SourceDocument | undefined; readonly problems: readonly Problem[] }
>;

/** As many files are open at a time: users may be allowed few. */
const AT_ONCE = 16;

/**
 * Reads and checks every YAML file below `root`.
 * @param texts contents to use instead of the files', by path below `root` (for trying an edit); null removes the file
 * @param known what earlier calls read, for programs that read again and again while the schemas stay the same; updated
 */
export async function loadSource(
  root: string,
  texts: ReadonlyMap<string, string | null> = new Map(),
  known: KnownFiles = new Map(),
): Promise<Source> {
  const listed = await listFiles(root);
  // Without its folder there is nothing to say about files.
  if (listed.paths.length === 0 && listed.problems.length > 0) return new Source(root, [], listed.problems);
  const paths = [...new Set([...listed.paths, ...texts.keys()])].filter((path) => texts.get(path) !== null).sort();
  const read: (Uint8Array | Problem)[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE).map((path) => contents(root, path, texts));
    read.push(...(await Promise.all(some)));
  }
  const files = new Map(paths.map((path, i) => [path, read[i] as Uint8Array | Problem]));
  return checkFiles(root, files, listed.problems, known);
}

async function contents(
  root: string,
  path: string,
  texts: ReadonlyMap<string, string | null>,
): Promise<Uint8Array | Problem> {
  const text = texts.get(path);
  return typeof text === 'string' ? new TextEncoder().encode(text) : readBytes(root, path);
}

function checkFiles(
  root: string,
  files: ReadonlyMap<string, Uint8Array | Problem>,
  listing: readonly Problem[],
  known: KnownFiles,
): Source {
  const schemas = new Schemas(root);
  const problems: Problem[] = [...listing];
  const documents: { kind: FileKind; document: SourceDocument }[] = [];
  for (const [file, bytes] of files) {
    const kind = FILE_KINDS.find((candidate) => candidate.path.test(file));
    if (kind === undefined) {
      problems.push({ file, line: 1, column: 1, rule: 'place', message: 'no kind of source file belongs here' });
      continue;
    }
    const { document, problems: found } =
      bytes instanceof Uint8Array
        ? checkedFile(file, bytes, kind, schemas, known)
        : { document: undefined, problems: [bytes] };
    problems.push(...found);
    if (document !== undefined) documents.push({ kind, document });
  }
  return new Source(root, documents, [...problems, ...missing(files)]);
}

function checkedFile(file: string, bytes: Uint8Array, kind: FileKind, schemas: Schemas, known: KnownFiles) {
  const before = known.get(file);
  if (before !== undefined && Buffer.compare(before.bytes, bytes) === 0) return before;
  const { document, problems } = parseSource(file, bytes);
  const wrong = document === undefined ? [] : schemas.check(kind.schema, document);
  const now = { bytes, document: wrong.length === 0 ? document : undefined, problems: [...problems, ...wrong] };
  known.set(file, now);
  return now;
}

/** Kinds with exactly one file must have it, unless it is optional. */
function missing(files: ReadonlyMap<string, unknown>): Problem[] {
  return FILE_KINDS.filter(
    (kind) =>
      kind.id === undefined && kind.optional === undefined && ![...files.keys()].some((file) => kind.path.test(file)),
  ).map((kind) => {
    const file = kind.path.source.replaceAll('\\', '').replace(/^\^|\$$/g, '');
    return { file, line: 1, column: 1, rule: 'missing', message: 'the file does not exist' };
  });
}
