import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { type Schema, TypeSchemas } from './type-schema.js';

/** Below the workspace, where the schemas are. */
export const ANSWERS = 'packages/cli/generated/answers';

/** The function that makes JSON of every answer. */
const MAKER = 'answerText';

/** Where it is called. */
const FOLDERS = ['packages/cli/src', 'packages/outputs/src'];

/**
 * The schema of what each command answers with --json, by the command's name: of the type of what it hands to {@link MAKER}.
 * @throws Error for a call that does not say which command it is, or whose type says nothing
 */
export function answerSchemas(workspace: string): Map<string, string> {
  const files = FOLDERS.flatMap((folder) => sourcesIn(join(workspace, folder)));
  const program = ts.createProgram(files, optionsOf(workspace));
  const checker = program.getTypeChecker();
  const types = new Map<string, ts.Type[]>();
  for (const path of files) {
    for (const {
      arguments: [command, answer],
    } of callsIn(program.getSourceFile(path))) {
      if (command === undefined || !ts.isStringLiteral(command) || answer === undefined)
        throw new Error(`${path}: ${MAKER} without the name of a command; expected it in quotes`);
      const type = checker.getTypeAtLocation(answer);
      if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown))
        throw new Error(`${path}: the answer of ${command.text} is of no known type, so it would have no schema`);
      types.set(command.text, [...(types.get(command.text) ?? []), type]);
    }
  }
  return new Map([...types].sort().map(([command, all]) => [command, schemaText(checker, command, all)]));
}

function sourcesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => /(?<!\.test|\.bench|\.d)\.ts$/.test(name)).map((name) => join(folder, name));
}

function optionsOf(workspace: string): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(workspace, 'tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, workspace, { noEmit: true, types: ['node'] });
  return options;
}

function callsIn(file: ts.SourceFile | undefined): ts.CallExpression[] {
  if (file === undefined || !file.text.includes(MAKER)) return [];
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText(file) === MAKER) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function schemaText(checker: ts.TypeChecker, command: string, types: readonly ts.Type[]): string {
  const schemas = new TypeSchemas(checker);
  const all: readonly Schema[] = types.map((type) => schemas.of(type));
  const definitions = Object.entries(schemas.definitions).sort(([a], [b]) => (a < b ? -1 : 1));
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from packages/cli/src: run `npx tsx tools/workspace/src/answers/main.ts`.',
    title: `What \`cpu-models ${command} --json\` answers`,
    ...(all.length === 1 ? all[0] : { anyOf: all }),
    definitions: Object.fromEntries(definitions),
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
