import { type JSDocableNode, Node, type SourceFile } from 'ts-morph';

/** What a reader is told first. */
export const KINDS = ['function', 'class', 'constant', 'type'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that a module exports. */
export interface Exported {
  readonly name: string;
  readonly kind: Kind;
  /** The same for the same declaration, under whatever name and from whatever module. */
  readonly key: string;
  readonly declaration: Node & JSDocableNode;
  /** Source file, below the package's folder. */
  readonly file: string;
}

/** All exports of a module, sorted by name; re-exports are followed to their declarations. */
export function collectExports(module: SourceFile): Exported[] {
  const found: Exported[] = [];
  for (const [name, declarations] of module.getExportedDeclarations()) {
    for (const declaration of declarations) {
      const kind = kindOf(declaration);
      if (kind === null) continue;
      const documented = Node.isVariableDeclaration(declaration)
        ? declaration.getVariableStatementOrThrow()
        : declaration;
      if (!Node.isJSDocable(documented)) continue;
      const file = declaration.getSourceFile().getFilePath().slice(1);
      found.push({ name, kind, key: `${file} ${declaration.getStart()}`, declaration: documented, file });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(node: Node): Kind | null {
  if (Node.isFunctionDeclaration(node)) return 'function';
  if (Node.isClassDeclaration(node)) return 'class';
  if (Node.isVariableDeclaration(node)) return 'constant';
  return Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node) ? 'type' : null;
}
