import ts from 'typescript';

/** A module of a published room. */
export interface Module {
  readonly path: string;
  readonly text: string;
}

/** What is wrong with one exported declaration: `file:line:column: rule: what is wrong; how to fix it`. */
export type Finding = string;

type Named = ts.FunctionDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.ClassDeclaration;

/**
 * Exported functions, types, classes and constants without a doc comment, and functions that throw without saying so. A
 * function throws if it has a `throw`, or calls a function that never returns, or one of its own module that is not
 * exported and throws, where no `try` catches it. What exported functions throw, they say themselves; a plain Error is a
 * bug of ours, and an error that is thrown on is somebody else's.
 */
export function commentFindings(modules: readonly Module[]): Finding[] {
  const files = modules.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  const never = new Set(files.flatMap(neverReturning));
  return files.flatMap((file) => {
    const throwing = throwingFunctions(file, never);
    const exported = functionsOf(file).filter((node) => isExported(node) && throwing.has(node.name?.text ?? ''));
    return [
      ...exportedOf(file).flatMap((node) => undocumented(file, node)),
      ...exported.flatMap((node) => silentThrow(file, node)),
    ];
  });
}

function exportedOf(file: ts.SourceFile): (Named | ts.VariableStatement)[] {
  const first = new Set<string>();
  return file.statements.filter((node): node is Named | ts.VariableStatement => {
    const isNamed =
      ts.isFunctionDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isClassDeclaration(node);
    if (!(isNamed || ts.isVariableStatement(node)) || !isExported(node)) return false;
    // Of overloads, the first speaks for all.
    if (!ts.isFunctionDeclaration(node) || node.name === undefined) return true;
    return !first.has(node.name.text) && first.add(node.name.text).size > 0;
  });
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function undocumented(file: ts.SourceFile, node: Named | ts.VariableStatement): Finding[] {
  const docs = ts.getJSDocCommentsAndTags(node);
  if (docs.length > 0) return [];
  const name = ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name : node.name;
  return [at(file, node, `doc-comment: ${name?.getText(file)} has none; say above it what it is`)];
}

function silentThrow(file: ts.SourceFile, node: ts.FunctionDeclaration): Finding[] {
  const overloads = functionsOf(file).filter(({ name }) => name?.text === node.name?.text);
  const tags = overloads.flatMap((one) => ts.getJSDocTags(one));
  if (node.body === undefined || tags.some(({ tagName }) => tagName.text === 'throws')) return [];
  return [
    at(file, node, `throws: ${node.name?.text} throws and does not say what; add a line that begins with @throws`),
  ];
}

function at(file: ts.SourceFile, node: ts.Node, text: string): Finding {
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return `${file.fileName}:${line + 1}:${character + 1}: ${text}`;
}

function functionsOf(file: ts.SourceFile): ts.FunctionDeclaration[] {
  return file.statements.filter(ts.isFunctionDeclaration);
}

/** Names of a module's functions that throw, by themselves or by helpers that are not exported. */
function throwingFunctions(file: ts.SourceFile, never: ReadonlySet<string>): ReadonlySet<string> {
  const functions = functionsOf(file).flatMap((node) =>
    node.name === undefined || node.body === undefined
      ? []
      : [{ name: node.name.text, helper: !isExported(node), ...uncaught(node.body) }],
  );
  const found = new Set(
    functions.flatMap(({ name, throws, calls }) => (throws || calls.some((call) => never.has(call)) ? [name] : [])),
  );
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    const helpers = new Set(functions.flatMap(({ name, helper }) => (helper && found.has(name) ? [name] : [])));
    for (const { name, calls } of functions) if (calls.some((call) => helpers.has(call))) found.add(name);
  }
  return found;
}

/** Whether a body throws, and which functions it calls by name, where no `try` catches it. Callbacks count as called. */
function uncaught(body: ts.Node): { readonly throws: boolean; readonly calls: readonly string[] } {
  let throws = false;
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTryStatement(node) && node.catchClause !== undefined) {
      visit(node.catchClause);
      if (node.finallyBlock !== undefined) visit(node.finallyBlock);
      return;
    }
    if (ts.isThrowStatement(node) && !isOurs(node.expression)) throws = true;
    if (ts.isCallExpression(node)) {
      if (ts.isIdentifier(node.expression)) calls.push(node.expression.text);
      // A function that is handed on: list.map(parse).
      for (const argument of node.arguments) if (ts.isIdentifier(argument)) calls.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(body);
  return { throws, calls };
}

/** A plain Error, or an error that was caught. */
function isOurs(thrown: ts.Expression): boolean {
  return ts.isIdentifier(thrown) || (ts.isNewExpression(thrown) && thrown.expression.getText() === 'Error');
}

/** Names of functions that only throw. */
function neverReturning(file: ts.SourceFile): string[] {
  return functionsOf(file).flatMap(({ name, type }) =>
    name !== undefined && type?.kind === ts.SyntaxKind.NeverKeyword ? [name.text] : [],
  );
}
