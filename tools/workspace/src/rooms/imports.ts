import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

/** An import, or a path to a file of the workspace that is made from the module's own. */
export interface Import {
  /** The importing file, below the workspace's root. */
  readonly file: string;
  readonly line: number;
  /** As it is written: `./find.js`, `node:fs`, `@cpu-models/runtime/data`. */
  readonly target: string;
  /** Tests and benches, with their helpers, and what builds the room reach nobody who uses it. */
  readonly part: 'module' | 'test' | 'build';
  /** Only the path of a file that is read or run. */
  readonly isPath: boolean;
}

const PROGRAM = /\.(tsx?|js|mjs|cjs)$/;
const TEST = /\.(test|bench)\.ts$|\/(test|testing|bench|check)\/|\/testing\.ts$/;
const BUILD = /^[^/]+\/[^/]+\/build\//;
/** Modules that a bundler makes up. */
const VIRTUAL = 'virtual:';
const PATH = /new URL\(\s*['"`](\.\.?\/[^'"`$]*)/g;

/** Every import of a room's modules: `import`, `export from`, `import()`, of types too, and paths beside `import.meta.url`. */
export function importsOf(workspace: string, room: string): Import[] {
  return programsOf(join(workspace, room)).flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    const file = relative(workspace, path);
    const part = TEST.test(file) ? 'test' : BUILD.test(file) ? 'build' : 'module';
    const imported = ts
      .preProcessFile(text, true, true)
      .importedFiles.map(({ fileName, pos }) => ({ target: fileName, pos, isPath: false }));
    const named = [...text.matchAll(PATH)].map(({ 1: target = '', index }) => ({
      target,
      pos: index,
      isPath: true,
    }));
    const all = [...imported, ...named].filter(({ target }) => !target.startsWith(VIRTUAL));
    return all.map(({ pos, ...rest }) => ({ file, line: lineAt(text, pos), part, ...rest }));
  });
}

function programsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : programsOf(path);
    return PROGRAM.test(entry.name) ? [path] : [];
  });
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
