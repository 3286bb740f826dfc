import type { ClassDeclaration } from 'ts-morph';
import { Node } from '../ts-morph.js';

/** Longer lines are unions of names, of which a few tell enough. */
const LONGEST_LINE = 400;

/** A declaration as a reader needs it: without `export`, bodies and initializers, members with their comments. */
export function declarationText(node: Node): string {
  const text = shortened(node).replace(/^export (declare )?/, '');
  return text.split('\n').map(shortLine).join('\n');
}

function shortLine(line: string): string {
  return line.length > LONGEST_LINE ? `${line.slice(0, line.indexOf(' | ', 60))} | ...;` : line;
}

function shortened(node: Node): string {
  if (Node.isFunctionDeclaration(node)) return head(node);
  if (Node.isVariableStatement(node)) return variableText(node);
  if (Node.isClassDeclaration(node)) return classText(node);
  return node.getText();
}

/** A function or method up to its body. */
function head(node: Node): string {
  const body = Node.isBodyable(node) ? node.getBody() : undefined;
  const end = body === undefined ? node.getEnd() : body.getStart();
  return node.getSourceFile().getFullText().slice(node.getStart(), end).trim();
}

function variableText(node: Node): string {
  if (!Node.isVariableStatement(node)) return node.getText();
  const lines = node.getDeclarations().map((declaration) => {
    const type = declaration.getTypeNode()?.getText();
    return `const ${declaration.getName()}${type === undefined ? ` = ${initializer(declaration)}` : `: ${type}`}`;
  });
  return lines.join('\n');
}

function initializer(declaration: Node): string {
  const text = Node.isVariableDeclaration(declaration) ? (declaration.getInitializer()?.getText() ?? '') : '';
  return text.length > 200 ? '...' : text;
}

function classText(node: ClassDeclaration): string {
  const members = node.getMembers().filter((member) => {
    const hidden = Node.isModifierable(member) && (member.hasModifier('private') || member.hasModifier('protected'));
    return !hidden && !member.getText().startsWith('#');
  });
  const lines = members.map((member) => `  ${docs(member)}${head(member)};`.replace(/;;$/, ';'));
  const heritage = node.getExtends()?.getText();
  return [`class ${node.getName()}${heritage === undefined ? '' : ` extends ${heritage}`} {`, ...lines, '}'].join('\n');
}

function docs(member: Node): string {
  if (!Node.isJSDocable(member)) return '';
  return member
    .getJsDocs()
    .map((doc) => `${doc.getText()}\n  `)
    .join('');
}
