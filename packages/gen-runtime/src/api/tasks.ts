import type { ExportDeclaration, SourceFile } from 'ts-morph';

/**
 * Task by exported name, in the order of the entry: a line comment that stands alone among the exports of an entry heads
 * those below it. An entry without such comments has no tasks.
 */
export function collectTasks(entry: SourceFile): Map<string, string> {
  const tasks = new Map<string, string>();
  let task: string | null = null;
  for (const statement of entry.getExportDeclarations()) {
    const above = statement.getLeadingCommentRanges().at(-1)?.getText() ?? '';
    if (above.startsWith('//')) task = above.replace(/^\/\/\s*/, '');
    if (task === null) continue;
    for (const name of exportedNames(statement)) tasks.set(name, task);
  }
  return tasks;
}

function exportedNames(statement: ExportDeclaration): readonly string[] {
  const named = statement.getNamedExports();
  if (named.length > 0) return named.map((one) => one.getAliasNode()?.getText() ?? one.getName());
  return [...(statement.getModuleSpecifierSourceFile()?.getExportedDeclarations().keys() ?? [])];
}
