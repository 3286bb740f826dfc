import { mergeQemu, type QemuTree } from '@cpu-models/import';
import type { Source } from '@cpu-models/source';
import { type Catcher, orThrows } from './proofs.js';

/** The importer: a source that is right has nothing to take from the trees of its releases. */
export function importCatcher(trees: ReadonlyMap<string, QemuTree>): Catcher {
  const catches = async (source: Source) => [...trees].some(([release, tree]) => hasNews(source, tree, release));
  return { name: 'import', catches: orThrows(catches) };
}

function hasNews(source: Source, tree: QemuTree, release: string): boolean {
  const { files, unplaced } = mergeQemu(source, tree, release);
  const known = new Map(
    files.flatMap(({ kind }) => source.all(kind).map(({ document }) => [document.file, document.value])),
  );
  return unplaced.length > 0 || files.some(({ path, value }) => sorted(value) !== sorted(known.get(path)));
}

/** The fields of a mapping have no order here: an import keeps that of the file. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    const isMapping = typeof item === 'object' && item !== null && !Array.isArray(item);
    return isMapping ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item;
  });
}
