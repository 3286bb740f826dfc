import type { SourceFile } from 'ts-morph';
import type { Modules } from './reexports.js';

/**
 * Task by exported name, in the order of the entry: a line comment that stands alone among the exports of an entry heads
 * those below it. An entry without such comments has no tasks.
 */
export function collectTasks(modules: Modules, entry: SourceFile): Map<string, string> {
  const tasks = new Map<string, string>();
  let task: string | null = null;
  for (const statement of entry.getExportDeclarations()) {
    const above = statement.getLeadingCommentRanges().at(-1)?.getText() ?? '';
    if (above.startsWith('//')) task = above.replace(/^\/\/\s*/, '');
    if (task === null) continue;
    for (const name of modules.reexportedBy(statement).keys()) tasks.set(name, task);
  }
  return tasks;
}
