import module from 'node:module';

/** Loaded as the CommonJS module that it is: an import would first read all of TypeScript for the names that it exports. */
const morph = module.createRequire(import.meta.url)('ts-morph') as typeof import('ts-morph');

export const {
  IndentationText,
  ModuleKind,
  ModuleResolutionKind,
  Node,
  Project,
  QuoteKind,
  ScriptTarget,
  StructureKind,
  VariableDeclarationKind,
} = morph;
export type Node = import('ts-morph').Node;
