import type { ExportDeclaration, Project, SourceFile } from 'ts-morph';
import { Node } from '../ts-morph.js';

/** What a name that a module exports was declared as: several for overloads, and for a type and a value of one name. */
export type Declarations = ReadonlyMap<string, readonly Node[]>;

/**
 * What modules export, found by their syntax: a compiler's program would first bind every module, data too. A module is
 * parsed when a re-export leads to it.
 */
export class Modules {
  readonly #known = new Map<string, Declarations>();

  /** @param texts sources by path, below the package's folder */
  constructor(
    private readonly project: Project,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  /**
   * The module at a path.
   * @throws Error if there is none
   */
  at(path: string): SourceFile {
    const text = this.texts.get(path);
    if (text === undefined) throw new Error(`${path} is exported from and is not there`);
    return this.project.getSourceFile(`/${path}`) ?? this.project.createSourceFile(`/${path}`, text);
  }

  /** What a module exports; re-exports are followed to their declarations. */
  exportsOf(module: SourceFile): Declarations {
    const path = module.getFilePath();
    const known = this.#known.get(path);
    if (known !== undefined) return known;
    const found = new Map<string, readonly Node[]>();
    this.#known.set(path, found);
    const own = declarationsOf(module);
    for (const [name, nodes] of own) if (nodes.some(isExported)) found.set(name, nodes.filter(isExported));
    for (const statement of module.getExportDeclarations()) {
      // What a module says itself goes before what it takes over whole.
      for (const [name, nodes] of this.reexportedBy(statement, own)) if (!found.has(name)) found.set(name, nodes);
    }
    return found;
  }

  /** What one export declaration exports, by the name that it gives. */
  reexportedBy(statement: ExportDeclaration, own: Declarations = new Map()): Declarations {
    const from = this.#target(statement);
    if (statement.isNamespaceExport()) return from === undefined || statement.getNamespaceExport() ? new Map() : from;
    const module = statement.getSourceFile();
    return new Map(
      statement.getNamedExports().map((named) => {
        const nodes =
          from === undefined
            ? (own.get(named.getName()) ?? this.#imported(module, named.getName()))
            : from.get(named.getName());
        return [named.getAliasNode()?.getText() ?? named.getName(), nodes ?? []] as const;
      }),
    );
  }

  #imported(module: SourceFile, local: string): readonly Node[] {
    for (const statement of module.getImportDeclarations()) {
      const named = statement
        .getNamedImports()
        .find((one) => (one.getAliasNode()?.getText() ?? one.getName()) === local);
      if (named !== undefined) return this.#target(statement)?.get(named.getName()) ?? [];
    }
    return [];
  }

  /** What the module exports that a statement names; undefined if it names none, or one of another package. */
  #target(statement: { getModuleSpecifierValue(): string | undefined; getSourceFile(): SourceFile }) {
    const specifier = statement.getModuleSpecifierValue();
    if (specifier === undefined || !specifier.startsWith('.')) return undefined;
    const { pathname } = new URL(
      specifier.replace(/\.js$/, '.ts'),
      `file://${statement.getSourceFile().getFilePath()}`,
    );
    return this.exportsOf(this.at(pathname.slice(1)));
  }
}

/** What a module declares at its top, exported or not. */
function declarationsOf(module: SourceFile): Declarations {
  const found = new Map<string, Node[]>();
  for (const statement of module.getStatements()) {
    const nodes = Node.isVariableStatement(statement) ? statement.getDeclarations() : [statement];
    for (const node of nodes) {
      const name = Node.hasName(node) || Node.isNameable(node) ? node.getName() : undefined;
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), node]);
    }
  }
  return found;
}

function isExported(node: Node): boolean {
  const statement = Node.isVariableDeclaration(node) ? node.getVariableStatementOrThrow() : node;
  return Node.isExportable(statement) && statement.hasExportKeyword();
}
