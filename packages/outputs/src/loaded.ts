import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePlan } from '@cpu-models/emit';
import { type Source, sourceFromValues } from '@cpu-models/source';

/** Where the checked source is kept for all that is made from it, below the workspace. */
export const LOADED = 'packages/outputs/dist';

/** What the source was read from, and what its values are called. */
export interface LoadedFrom {
  /** sha256 of source.json. */
  readonly values: string;
  /** sha256 of each YAML file and schema, by path below `schemas`. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Keeps the values of a source that has no problems. Positions and comments are left out: an edit that changes neither
 * a value nor a file's place leaves source.json as it was.
 * @param files sha256 of each file of the source
 * @returns whether a value changed
 */
export async function keepLoaded(
  workspace: string,
  source: Source,
  files: Readonly<Record<string, string>>,
): Promise<boolean> {
  const text = JSON.stringify(Object.fromEntries(source.values()));
  const values = sha256(text);
  const changed = readFrom(workspace)?.values !== values;
  const from: LoadedFrom = { values, files };
  await writePlan(workspace, {
    folder: LOADED,
    files: [
      { path: 'source.json', text },
      { path: 'from.json', text: JSON.stringify(from) },
    ],
  });
  return changed;
}

/**
 * The source that was kept last.
 * @throws Error if there is none, or it is not what was written
 */
export function readLoaded(workspace: string): Source {
  const from = readFrom(workspace);
  const text = from === undefined ? '' : readFileSync(join(workspace, LOADED, 'source.json'), 'utf8');
  if (sha256(text) !== from?.values)
    throw new Error(
      `${LOADED}/source.json is not what was loaded: run \`npx nx run @cpu-models/outputs:load --skip-nx-cache\``,
    );
  return sourceFromValues(new Map(Object.entries(JSON.parse(text))));
}

function readFrom(workspace: string): LoadedFrom | undefined {
  try {
    return JSON.parse(readFileSync(join(workspace, LOADED, 'from.json'), 'utf8')) as LoadedFrom;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
