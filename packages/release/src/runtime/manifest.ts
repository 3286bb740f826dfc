interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string>>;
  /** Of the sources alone. */
  readonly scripts?: object;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * The package.json to publish: the workspace's own one with entries that lead to compiled modules, types first. Packages
 * of the workspace have one version, so what it needs of them is its own.
 *
 * @param text a room's package.json, whose entries lead to sources
 * @param modules below the room's `src`; an entry with `*` becomes one per module that it stands for
 */
export function packageText(text: string, modules: readonly string[]): string {
  const { exports: _exports, scripts: _scripts, dependencies, ...rest } = JSON.parse(text) as Manifest;
  const conditions = entriesOf(text, modules).map(([entry, path]) => [
    entry,
    { types: `./${path}.d.ts`, default: `./${path}.js` },
  ]);
  const needed = Object.entries(dependencies ?? {}).map(([name, range]) => [
    name,
    range === '*' ? rest.version : range,
  ]);
  const manifest = {
    ...rest,
    exports: { ...Object.fromEntries(conditions), './package.json': './package.json' },
    ...(dependencies && { dependencies: Object.fromEntries(needed) }),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The modules that the package's entries lead to, below its folder: `src/qemu/index.ts`. */
export function entryModules(text: string, modules: readonly string[]): string[] {
  return entriesOf(text, modules).map(([, path]) => `src/${path}.ts`);
}

function entriesOf(text: string, modules: readonly string[]): [entry: string, path: string][] {
  const { exports: sources } = JSON.parse(text) as Manifest;
  return Object.entries(sources).flatMap(([entry, source]) => expand(entry, compiledPath(source), modules));
}

/** `./src/qemu/index.ts` -> `qemu/index`. */
function compiledPath(source: string): string {
  return source.replace(/^\.\/src\//, '').replace(/\.ts$/, '');
}

function expand(entry: string, path: string, modules: readonly string[]): [entry: string, path: string][] {
  if (!entry.includes('*')) return [[entry, path]];
  const [before = '', after = ''] = path.split('*');
  const names = modules
    .filter((file) => file.startsWith(before) && file.endsWith(`${after}.ts`))
    .map((file) => file.slice(before.length, -`${after}.ts`.length))
    .filter((name) => !name.includes('/') && name !== 'index');
  return names.sort().map((name) => [entry.replace('*', name), path.replace('*', name)]);
}
