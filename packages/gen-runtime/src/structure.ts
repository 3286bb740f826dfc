import type { ImportDeclarationStructure, StatementStructures, VariableStatementStructure } from 'ts-morph';
import { StructureKind, VariableDeclarationKind } from './ts-morph.js';

/** A module before it is text. It is printed from structures in one go: editing a syntax tree step by step is slow. */
export interface Module {
  readonly name: string;
  readonly statements: StatementStructures[];
  /** The literal that {@link DATA} stands for in the statements. */
  readonly data?: string;
}

/** Stands for a module's data while it is printed: most of the time would go into parsing what is only copied. */
export const DATA = '__DATA__';

export function importOf(from: string, names: string[], isTypeOnly = false): ImportDeclarationStructure {
  return { kind: StructureKind.ImportDeclaration, moduleSpecifier: from, namedImports: names, isTypeOnly };
}

/** An exported, documented constant. */
export function constant(options: {
  doc: string;
  name: string;
  type?: string;
  initializer: string;
}): VariableStatementStructure {
  const { doc, ...declaration } = options;
  return {
    kind: StructureKind.VariableStatement,
    docs: [doc],
    declarationKind: VariableDeclarationKind.Const,
    isExported: true,
    declarations: [declaration],
  };
}
