import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { DIST, root } from './plan.js';

/** A program that somebody may bundle. */
export interface Bundle {
  readonly name: string;
  /** The greatest size that is allowed, in bytes after gzip; null: it is only told. */
  readonly limit: number | null;
  readonly code: string;
  /** What the program has anyway: only what the code adds to it counts. */
  readonly besides?: string;
}

/** What a bundle came to, in bytes. */
export interface Size extends Bundle {
  readonly minified: number;
  readonly gzipped: number;
}

const KB = 1000;

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** Programs that use little or all of a built package, with the newest releases' data where one is enough. */
function bundlesOf({ exports }: Manifest): Bundle[] {
  const entries = Object.keys(exports).filter((entry) => entry !== './package.json');
  const [qemu, libvirt] = ['qemu', 'libvirt'].map((project) => newest(entries, project)) as [string, string];
  const from = (entry: string) => `from '@cpu-models/runtime${entry.slice(1)}'`;
  const all = (some: readonly string[]) => some.map((entry, at) => `export * as e${at} ${from(entry)};`).join('\n');
  const functions = all(entries.filter((entry) => !entry.startsWith('./data')));
  return [
    {
      name: `\`resolve\` and one QEMU release`,
      limit: 60 * KB,
      code: `export { resolve } ${from('.')}; export * ${from(qemu)};`,
    },
    {
      name: 'one QEMU release, beside all functions',
      limit: 12 * KB,
      code: `export * ${from(qemu)};`,
      besides: functions,
    },
    {
      name: 'one libvirt release, beside all functions',
      limit: 9 * KB,
      code: `export * ${from(libvirt)};`,
      besides: functions,
    },
    {
      name: '`resolve` and one QEMU release out of the entry with all data',
      limit: 60 * KB,
      code: `export { resolve } ${from('.')}; export { ${constant(qemu)} } ${from('./data')};`,
    },
    {
      name: '`decode`, `compare`, `baseline` and one libvirt release',
      limit: 60 * KB,
      code: `export { baseline, compare, decode, loadMap } ${from('.')}; export * ${from(libvirt)};`,
    },
    { name: 'all functions, no data', limit: null, code: functions },
    { name: 'all functions, all releases', limit: 110 * KB, code: `${functions} export * ${from('./data')};` },
    {
      name: 'the same with every sentence about them: everything',
      limit: 120 * KB,
      code: all(entries.filter(isNoRelease)),
    },
  ];
}

/** The entry of a single release has what the entry with all data has too. */
function isNoRelease(entry: string): boolean {
  return !/^\.\/data\/.*\d$/.test(entry);
}

/** `./data/qemu-10.0` -> `qemu_10_0` */
function constant(entry: string): string {
  return entry.slice('./data/'.length).replaceAll(/[-.]/g, '_');
}

function newest(entries: readonly string[], project: string): string {
  const start = `./data/${project}-`;
  const numbers = (entry: string) => entry.slice(start.length).split('.').map(Number);
  const found = entries.filter((entry) => entry.startsWith(start) && /\d$/.test(entry));
  return found.sort((a, b) => compare(numbers(a), numbers(b))).at(-1) as string;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] as number) - (b[at] ?? 0);
}

/**
 * Bundles and minifies programs as Vite does for production.
 *
 * @param folder the built package, without any node_modules that leads to it
 */
export async function measureSizes(folder: string = join(root, DIST)): Promise<Size[]> {
  const manifest = manifestOf(folder);
  const aliases = aliasesOf(manifest, folder);
  const sizes: Size[] = [];
  for (const bundle of bundlesOf(manifest)) {
    const besides = bundle.besides === undefined ? NOTHING : await sizeOf(bundle.besides, aliases);
    const { minified, gzipped } = await sizeOf(`${bundle.besides ?? ''} ${bundle.code}`, aliases);
    sizes.push({ ...bundle, minified: minified - besides.minified, gzipped: gzipped - besides.gzipped });
  }
  return sizes;
}

const NOTHING = { minified: 0, gzipped: 0 };

async function sizeOf(program: string, aliases: Alias[]): Promise<Pick<Size, 'minified' | 'gzipped'>> {
  const code = await bundleCode(program, aliases);
  return { minified: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}

const ENTRY = 'virtual:program';

/** A path that stands for what a program imports. */
interface Alias {
  readonly find: string;
  readonly replacement: string;
}

/** One minified module. */
async function bundleCode(code: string, alias: Alias[]): Promise<string> {
  const program: Plugin = {
    name: 'program',
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code : null),
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    plugins: [program],
    resolve: { alias },
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      modulePreload: false,
      rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const chunks = outputs.filter((output) => output.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`the bundle came in ${chunks.length} pieces; expected one`);
  return (chunks[0] as { code: string }).code;
}

/** The package's entries as paths of the build, longest first. */
function aliasesOf({ name, exports }: Manifest, folder: string): Alias[] {
  const aliases = Object.entries(exports).map(([entry, target]) => ({
    find: name + entry.slice(1),
    replacement: join(folder, typeof target === 'string' ? target : target.default),
  }));
  return aliases.sort((a, b) => b.find.length - a.find.length);
}

/** Gzipped bytes by name, as a table made by {@link sizesTable} says. */
export function readSizesTable(text: string): Map<string, number> {
  const rows = text.matchAll(/^\| (.+?) \| [\d.]+ kB \| ([\d.]+) kB \|/gm);
  return new Map([...rows].map(([, name = '', kb = '']) => [name, Number(kb) * KB]));
}

/** A Markdown table of the sizes, in kB of 1000 bytes. */
export function sizesTable(sizes: readonly Size[]): string {
  const kb = (bytes: number) => `${(bytes / KB).toFixed(1)} kB`;
  const rows = sizes.map(({ name, minified, gzipped, limit }) => [
    name,
    kb(minified),
    kb(gzipped),
    limit === null ? '' : `${limit / KB} kB`,
  ]);
  const lines = [['a bundle of', 'minified', 'gzipped', 'at most'], ['---', '---:', '---:', '---:'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
