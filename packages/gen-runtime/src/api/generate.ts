import { posix } from 'node:path';
import type { Project as Morph } from 'ts-morph';
import { ModuleKind, ModuleResolutionKind, Project, ScriptTarget } from '../ts-morph.js';
import { collectExports, type Exported } from './exports.js';
import { type ApiEntry, renderIndex, renderPage } from './page.js';

/** A file of the package's sources, below its folder. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * The API reference of a package, from the doc comments of what its entries export. What several entries export is
 * described once, on the page of the one that comes last.
 *
 * @param link how to get from a page to the package's folder
 * @throws Error for a module that is exported from and is not there: what it exports would be left out without a word
 */
export function generateApi(sources: readonly SourceText[], entries: readonly ApiEntry[], link: string): SourceText[] {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: {
      target: ScriptTarget.ES2022,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
    },
  });
  for (const { path, text } of sources) project.createSourceFile(`/${path}`, text);
  refuseMissing(project);
  const pages = new Map<string, ApiEntry>();
  const found = new Map<string, Exported[]>();
  for (const entry of entries) {
    const all = collectExports(project.getSourceFileOrThrow(`/${entry.module}`));
    found.set(entry.page, all);
    for (const { key } of all) pages.set(key, entry);
  }
  const own = entries.map((entry) => {
    const all = found.get(entry.page) ?? [];
    const others = new Set(all.map(({ key }) => pages.get(key)).filter((page) => page !== undefined && page !== entry));
    return {
      entry,
      exports: all.filter(({ key }) => pages.get(key) === entry),
      others: entries.filter((other) => others.has(other)),
    };
  });
  const links = new Map(own.flatMap(({ entry, exports }) => exports.map(({ name }) => [name, entry.page] as const)));
  return [
    { path: 'README.md', text: renderIndex(own) },
    ...own.map((page) => ({ path: page.entry.page, text: renderPage(page, { link, links }) })),
  ];
}

function refuseMissing(project: Morph): void {
  for (const file of project.getSourceFiles()) {
    for (const statement of [...file.getImportDeclarations(), ...file.getExportDeclarations()]) {
      const specifier = statement.getModuleSpecifierValue();
      if (specifier?.startsWith('.') !== true || statement.getModuleSpecifierSourceFile() !== undefined) continue;
      const path = posix.join(posix.dirname(file.getFilePath()), specifier).slice(1).replace(/\.js$/, '.ts');
      throw new Error(`${path} is exported from and is not there`);
    }
  }
}
