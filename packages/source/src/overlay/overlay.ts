import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { parseDocument } from 'yaml';
import { parseSource } from '../document.js';
import { type Problem, SourceError, sortProblems } from '../problem.js';
import { loadSource, type Source } from '../source.js';
import { addTo, type Conflict } from './add.js';
import { type OriginFinder, originFinder, pointOf } from './origins.js';

/**
 * The source with an overlay: a folder of YAML laid out like the source, that adds to it without editing it. A file that the
 * source lacks is added as it is; one that it has may add items to its lists. Everything else is a conflict.
 *
 * @param check the rules of packages/rules
 * @throws SourceError with every problem, told where its author wrote it
 */
export async function overlaySource(
  root: string,
  overlay: string,
  check: (source: Source) => readonly Problem[],
): Promise<Source> {
  const paths = await yamlBelow(overlay);
  const texts = new Map<string, string>();
  const finders = new Map<string, OriginFinder>();
  const problems: Problem[] = [];
  if (paths.length === 0)
    problems.push({ file: overlay, line: 1, column: 1, rule: 'overlay', message: 'the overlay holds no YAML files' });
  for (const path of paths) {
    const file = join(overlay, path);
    const bytes = await readFile(file);
    const original = await readFile(join(root, path), 'utf8').catch(() => undefined);
    const parsed = parseSource(file, bytes);
    problems.push(...parsed.problems);
    if (parsed.document === undefined) continue;
    if (original === undefined) {
      texts.set(path, bytes.toString());
      finders.set(path, (line, column) => ({ file, line, column }));
      continue;
    }
    const base = parseDocument(original);
    const added = parseDocument(bytes.toString());
    const conflicts = addTo(base, added, path);
    problems.push(...conflicts.map((conflict) => toProblem(file, bytes.toString(), conflict)));
    const text = base.toString({ lineWidth: 0 });
    texts.set(path, text);
    finders.set(
      path,
      originFinder(
        base,
        text,
        { file: `schemas/${path}`, text: original },
        { file, text: bytes.toString(), document: added },
      ),
    );
  }
  if (problems.length > 0) throw new SourceError(sortProblems(problems));
  const source = await loadSource(root, texts);
  const found = source.problems.length > 0 ? source.problems : check(source);
  if (found.length > 0) throw new SourceError(found.map((problem) => located(problem, finders)));
  return source;
}

function toProblem(file: string, text: string, { offset, message, fix }: Conflict): Problem {
  return { file, ...pointOf(text, offset), rule: 'overlay', message, fix };
}

function located(problem: Problem, finders: ReadonlyMap<string, OriginFinder>): Problem {
  const find = finders.get(problem.file);
  return find === undefined
    ? { ...problem, file: `schemas/${problem.file}` }
    : { ...problem, ...find(problem.line, problem.column) };
}

async function yamlBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}
