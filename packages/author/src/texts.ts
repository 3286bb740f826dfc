import { checkSource } from '@cpu-models/rules';
import { editFile, loadSource, type Problem, renderFile, type Source } from '@cpu-models/source';
import type { Edit } from './edit.js';

/** A source file whose text an edit changes. */
export interface TextChange {
  /** Below the source's root. */
  readonly path: string;
  /** Null for a file that is new. */
  readonly before: string | null;
  readonly after: string;
}

/** The texts that say what an edit wants; what they say already stays as it is written. */
export function textsOf(source: Source, edit: Edit): TextChange[] {
  return edit.files
    .map(({ kind, path, value }) => {
      const before = source.all(kind).find(({ document }) => document.file === path)?.document.text ?? null;
      const schema = `${'../'.repeat(path.split('/').length - 1)}${kind}.schema.json`;
      return { path, before, after: before === null ? renderFile(kind, schema, value) : editFile(kind, before, value) };
    })
    .filter(({ before, after }) => before !== after);
}

/** The source as it would be with some files' texts changed, and everything that is wrong with it. */
export async function tryChanges(
  root: string,
  changes: readonly TextChange[],
): Promise<{ source: Source; problems: Problem[] }> {
  const source = await loadSource(root, new Map(changes.map(({ path, after }) => [path, after])));
  return { source, problems: source.problems.length > 0 ? [...source.problems] : checkSource(source) };
}
