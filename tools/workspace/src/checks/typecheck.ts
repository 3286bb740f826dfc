import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { one } from './programs.js';
import type { Check, Room } from './run.js';

/** What tsconfig files of rooms ask for: those with the same options are one program, which reads what they share once. */
interface Part {
  readonly room: Room;
  readonly files: ReadonlySet<string>;
  readonly options: ts.CompilerOptions;
}

const CONFIGS = ['tsconfig.json', 'tsconfig.test.json'];

/** Types: files are read once, however many rooms there are. */
export const check: Check = async function* (workspace, rooms) {
  const parts = rooms.flatMap((room) => partsOf(workspace, room));
  const problems = new Map<Room, string>(rooms.map((room) => [room, '']));
  for (const group of Object.values(groupBy(parts, ({ options }) => JSON.stringify(plain(options))))) {
    const program = ts.createProgram([...new Set(group.flatMap(({ files }) => [...files]))], group[0]!.options);
    for (const { room, files } of group) problems.set(room, problems.get(room) + diagnose(program, files, workspace));
  }
  for (const [room, text] of problems) yield one(room, text === '', text);
};

function partsOf(workspace: string, room: Room): Part[] {
  return CONFIGS.map((name) => join(workspace, room.root, name))
    .filter((path) => existsSync(path))
    .map((path) => {
      const config = ts.getParsedCommandLineOfConfigFile(path, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic });
      if (config === undefined) throw new Error(`${path} cannot be read`);
      return { room, files: new Set(config.fileNames), options: config.options };
    });
}

function onUnRecoverableConfigFileDiagnostic({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** Options without where they were read. */
function plain({ configFilePath: _, ...options }: ts.CompilerOptions): ts.CompilerOptions {
  return options;
}

function diagnose(program: ts.Program, files: ReadonlySet<string>, workspace: string): string {
  const host = {
    getCurrentDirectory: () => workspace,
    getCanonicalFileName: (name: string) => name,
    getNewLine: () => '\n',
  };
  const diagnostics = [...files].flatMap((name) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  });
  return ts.formatDiagnostics([...program.getGlobalDiagnostics(), ...diagnostics], host);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Record<string, T[]> {
  const groups: Record<string, T[]> = {};
  for (const item of items) (groups[key(item)] ??= []).push(item);
  return groups;
}
