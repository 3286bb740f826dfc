import type { JSDocableNode, SourceFile } from 'ts-morph';
import { Node } from '../ts-morph.js';
import { collectTasks } from './tasks.js';

/** What a reader is told first. */
export const KINDS = ['function', 'class', 'constant', 'type'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that a module exports. */
export interface Exported {
  readonly name: string;
  readonly kind: Kind;
  /** What a program wants that uses it, or its kind where the entry names no tasks. */
  readonly task: string;
  /** The same for the same declaration, under whatever name and from whatever module. */
  readonly key: string;
  readonly declaration: Node & JSDocableNode;
  /** Source file, below the package's folder. */
  readonly file: string;
}

const TITLES: Readonly<Record<Kind, string>> = {
  function: 'Functions',
  class: 'Classes',
  constant: 'Constants',
  type: 'Types',
};

/** All exports of a module by task, kind and name; re-exports are followed to their declarations. */
export function collectExports(module: SourceFile): Exported[] {
  const found: Exported[] = [];
  const tasks = collectTasks(module);
  for (const [name, declarations] of module.getExportedDeclarations()) {
    for (const declaration of declarations) {
      const kind = kindOf(declaration);
      if (kind === null) continue;
      const documented = Node.isVariableDeclaration(declaration)
        ? declaration.getVariableStatementOrThrow()
        : declaration;
      if (!Node.isJSDocable(documented)) continue;
      const file = declaration.getSourceFile().getFilePath().slice(1);
      const key = `${file} ${declaration.getStart()}`;
      found.push({ name, kind, task: tasks.get(name) ?? TITLES[kind], key, declaration: documented, file });
    }
  }
  const order = [...new Set([...tasks.values(), ...Object.values(TITLES)])];
  const rank = ({ task, kind }: Exported) => order.indexOf(task) * KINDS.length + KINDS.indexOf(kind);
  return found.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

function kindOf(node: Node): Kind | null {
  if (Node.isFunctionDeclaration(node)) return 'function';
  if (Node.isClassDeclaration(node)) return 'class';
  if (Node.isVariableDeclaration(node)) return 'constant';
  return Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node) ? 'type' : null;
}
