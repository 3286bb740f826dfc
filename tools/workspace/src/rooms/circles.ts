import { dirname, join } from 'node:path';
import type { Import } from './imports.js';

/**
 * The circles among the files of a room, by its imports: sets of files each of which reaches all others of its set
 * (Tarjan's strongly connected components).
 * @returns the files of each circle, in the order of the alphabet
 */
export function circlesOf(imports: readonly Import[]): string[][] {
  const files = new Set(imports.map(({ file }) => file));
  const targets = new Map<string, string[]>([...files].map((file) => [file, []]));
  for (const one of imports) targets.get(one.file)?.push(...targetsOf(one, files));
  const circles: string[][] = [];
  const low = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const own = low.size;
    let lowest = own;
    low.set(file, own);
    open.push(file);
    for (const other of targets.get(file) ?? []) {
      if (!low.has(other)) lowest = Math.min(lowest, visit(other));
      else if (open.includes(other)) lowest = Math.min(lowest, low.get(other) as number);
    }
    low.set(file, lowest);
    if (lowest === own) {
      const circle = open.splice(open.indexOf(file));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return lowest;
  };
  for (const file of files) if (!low.has(file)) visit(file);
  return circles;
}

/** The file of the room that an import names, if it is one that imports something itself. */
function targetsOf({ file, target, isPath }: Import, files: ReadonlySet<string>): string[] {
  if (isPath || !target.startsWith('.')) return [];
  const path = join(dirname(file), target);
  return [path, path.replace(/\.js$/, '.ts'), path.replace(/\.js$/, '.tsx')].filter((one) => files.has(one));
}
