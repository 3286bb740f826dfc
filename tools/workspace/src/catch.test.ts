import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { modulesIn } from './modules.js';
import { ROOT } from './scratch.js';

/**
 * Handlers that ask nothing about the error that they caught, around a call of our own code: they would take a fault in it
 * for what they expect. A call of the platform, which says in its reference what it throws, needs no question.
 */
function blind(path: string, text: string): string[] {
  if (!text.includes('catch')) return [];
  const tree = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : undefined,
  );
  const own = ownNames(tree);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isTryStatement(node) &&
      node.catchClause !== undefined &&
      !asks(node.catchClause) &&
      calls(node.tryBlock, own)
    ) {
      const { line } = tree.getLineAndCharacterOfPosition(node.catchClause.getStart());
      found.push(`${path}:${line + 1}`);
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

/** Names of a module that are neither the platform's nor imported from it: its own, parameters, other rooms' and libraries'. */
function ownNames(tree: ts.SourceFile): (name: string) => boolean {
  const platform = new Set<string>();
  for (const statement of tree.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const isPlatform = (statement.moduleSpecifier as ts.StringLiteral).text.startsWith('node:');
    statement.importClause?.namedBindings?.forEachChild((one) => {
      if (isPlatform && ts.isImportSpecifier(one)) platform.add(one.name.text);
    });
  }
  return (name) => !platform.has(name) && !(name in globalThis);
}

/** Whether a handler looks at what it caught: passes it on, or asks of what class or code it is. */
function asks({ variableDeclaration, block }: ts.CatchClause): boolean {
  if (variableDeclaration === undefined) return false;
  const name = variableDeclaration.name.getText();
  return some(block, (node) => ts.isIdentifier(node) && node.text === name);
}

/** Whether code calls a function of its own; methods of values that it got are taken for the platform's, but those of `this`. */
function calls(block: ts.Node, own: (name: string) => boolean): boolean {
  return some(block, (node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return false;
    const { expression } = node;
    if (ts.isIdentifier(expression)) return own(expression.text);
    return ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword;
  });
}

function some(node: ts.Node, holds: (node: ts.Node) => boolean): boolean {
  return holds(node) || (ts.forEachChild(node, (child) => some(child, holds) || undefined) ?? false);
}

it('no handler takes any error of our own code for the one that it expects', () => {
  expect(
    modulesIn(ROOT, /\.(tsx?|js|mjs|cjs)$/).flatMap((path) => blind(path, readFileSync(join(ROOT, path), 'utf8'))),
  ).toEqual([]);
});

it.each([
  ['try { f(); } catch { g(); }', ['a.ts:1']],
  ['try { this.f(); } catch (error) { g(); }', ['a.ts:1']],
  ["import { f } from './f.js';\ntry {\n  return f();\n} catch {}", ['a.ts:4']],
  ['try { f(); } catch (error) { if (!(error instanceof RangeError)) throw error; }', []],
  ["import { statSync } from 'node:fs';\ntry { statSync('a').isFile(); JSON.parse('{'); new URL('b'); } catch {}", []],
])('sees %j', (text, expected) => expect(blind('a.ts', text)).toEqual(expected));
