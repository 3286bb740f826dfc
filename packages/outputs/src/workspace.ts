import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recover } from '@cpu-models/emit';
import type { KnownFiles, Source } from '@cpu-models/source';
import { UsageError } from './fail.js';

const OWN = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * The workspace to work on: the one named, else the one that the current folder is in, else the command's own.
 * @throws UsageError if the named folder is not a workspace
 */
export function findWorkspace(named?: string): string {
  if (named !== undefined) {
    if (!existsSync(join(named, 'schemas/releases.yaml'))) {
      throw new UsageError(`${named} is not a workspace: it has no schemas/releases.yaml`);
    }
    return resolve(named);
  }
  for (let folder = process.cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'schemas/releases.yaml'))) return folder;
    if (folder === dirname(folder)) return OWN;
  }
}

/**
 * The source of a workspace, checked by schemas and rules.
 * @param overlay a folder of YAML that adds to it
 * @param known files that were read before, for programs that read again and again
 * @throws SourceError with every problem there is
 */
export async function readSource(workspace: string, overlay?: string, known?: KnownFiles): Promise<Source> {
  recover(join(workspace, 'schemas'));
  // What reads and checks is loaded when there is something to read: most commands answer from what was generated.
  const [{ checkSource }, { loadSource, overlaySource, SourceError }] = await Promise.all([
    import('@cpu-models/rules'),
    import('@cpu-models/source'),
  ]);
  if (overlay !== undefined) return overlaySource(join(workspace, 'schemas'), overlay, checkSource);
  const source = await loadSource(join(workspace, 'schemas'), new Map(), known);
  const problems = checkSource(source);
  if (problems.length > 0)
    throw new SourceError(problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
  return source;
}
