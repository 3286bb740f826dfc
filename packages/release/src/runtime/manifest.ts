interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  /** Of the sources alone. */
  readonly scripts?: object;
}

/**
 * The package.json to publish: the workspace's own one with entries that lead to compiled modules, types first.
 *
 * @param text packages/runtime/package.json, whose entries lead to sources
 * @param paths declarations of the modules; an entry with `*` becomes one per module that it stands for
 */
export function packageText(text: string, paths: readonly string[]): string {
  const { exports: _exports, scripts: _scripts, ...rest } = JSON.parse(text) as Manifest;
  const conditions = entriesOf(text, paths).map(([entry, path]) => [
    entry,
    { types: `./${path}.d.ts`, default: `./${path}.js` },
  ]);
  const manifest = { ...rest, exports: { ...Object.fromEntries(conditions), './package.json': './package.json' } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The modules that the package's entries lead to, below its folder: `src/qemu/index.ts`. */
export function entryModules(text: string, paths: readonly string[]): string[] {
  return entriesOf(text, paths).map(([, path]) => `src/${path}.ts`);
}

function entriesOf(text: string, paths: readonly string[]): [entry: string, path: string][] {
  const { exports: sources } = JSON.parse(text) as Manifest;
  return Object.entries(sources).flatMap(([entry, source]) => expand(entry, compiledPath(source), paths));
}

/** `./src/qemu/index.ts` -> `qemu/index`. */
function compiledPath(source: string): string {
  return source.replace(/^\.\/src\//, '').replace(/\.ts$/, '');
}

function expand(entry: string, path: string, paths: readonly string[]): [entry: string, path: string][] {
  if (!entry.includes('*')) return [[entry, path]];
  const [before = '', after = ''] = path.split('*');
  const names = paths
    .filter((file) => file.startsWith(before) && file.endsWith(`${after}.d.ts`))
    .map((file) => file.slice(before.length, -`${after}.d.ts`.length))
    .filter((name) => !name.includes('/') && name !== 'index');
  return names.sort().map((name) => [entry.replace('*', name), path.replace('*', name)]);
}
